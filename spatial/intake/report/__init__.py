"""What intake tells: health, faults, templates, the repaired copy, questions."""
