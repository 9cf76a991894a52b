"""`python -m drafter` is the program as well."""

from drafter.cli import run

run()
