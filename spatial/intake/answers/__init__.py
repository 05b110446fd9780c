"""What a planner confirmed about the files."""
