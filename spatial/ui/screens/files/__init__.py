"""The page of the planner's own files."""
