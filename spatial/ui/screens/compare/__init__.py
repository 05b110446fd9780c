"""The page where scenarios are compared."""
