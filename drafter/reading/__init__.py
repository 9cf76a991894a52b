"""Reading: a YAML or JSON file becomes an Inquiry, every value with its line and column."""
