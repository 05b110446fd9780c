"""The page of deficits."""
