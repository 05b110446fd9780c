"""Letters, names and figures as people write them."""
