"""What is wrong in templates, found without a letter and all at once."""
