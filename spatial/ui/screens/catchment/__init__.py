"""The page of who goes where."""
