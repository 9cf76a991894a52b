"""Fuzzing of drafter's doors: `python -m fuzz DOOR`."""
