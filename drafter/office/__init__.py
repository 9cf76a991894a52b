"""The office: the one way from a file to a letter, for the command, the library and a browser."""
