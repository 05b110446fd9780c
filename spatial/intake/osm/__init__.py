"""Streets, schools and boundaries from OpenStreetMap."""
