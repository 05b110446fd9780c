"""The page where schools are proposed."""
