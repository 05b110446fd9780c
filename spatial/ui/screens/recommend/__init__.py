"""The page of recommended networks."""
