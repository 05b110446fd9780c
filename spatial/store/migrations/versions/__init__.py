"""The versions, the first is 1."""
