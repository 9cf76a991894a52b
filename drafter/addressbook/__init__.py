"""The address book of a workspace: loaded, checked, filled from tables."""
