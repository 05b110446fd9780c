"""The visit: choices, link, and what is assessed once for all pages."""
