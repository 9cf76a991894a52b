"""The version of drafter."""

VERSION = "0.1.0"
