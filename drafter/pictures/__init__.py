"""Pictures of letters: PNG and JPEG, checked, and freed of all that is not seen."""
