"""The page of the land fund."""
