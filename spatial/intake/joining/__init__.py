"""From checked tables to a network."""
