"""From a file to raw tables: found, opened, laid out, named."""
