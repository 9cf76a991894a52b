"""The model that every stage shares: inquiry, address book, letter, and how they are declared."""
