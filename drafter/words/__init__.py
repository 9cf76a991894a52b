"""Words: an inquiry in one language, as templates and the register say it."""
