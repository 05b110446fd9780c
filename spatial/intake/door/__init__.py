"""The door: what a file may be, hold and ask for."""
