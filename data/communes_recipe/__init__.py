"""The steps by which `data/communes.py` makes the pack of communes."""
