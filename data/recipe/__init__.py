"""The recipe that makes the embedded district from its sources, the same bytes every time."""
