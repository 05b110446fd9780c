"""The view of what schools keep of the norms."""
