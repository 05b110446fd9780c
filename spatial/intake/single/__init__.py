"""Files that stand alone: proposals, outlooks, registers, zones, areas, profiles."""
