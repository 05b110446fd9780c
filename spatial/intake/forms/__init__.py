"""One file per school: label-value forms into tables."""
