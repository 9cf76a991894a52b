"""Tests of the tools by which drafter is made and given away."""
