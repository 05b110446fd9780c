"""The page of access."""
