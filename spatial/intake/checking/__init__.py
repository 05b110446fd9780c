"""From raw tables to typed ones, every fault collected."""
