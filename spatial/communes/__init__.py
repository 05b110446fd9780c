"""
Every commune of Việt Nam, carried with the program: names, outlines, people by age, predecessors.

The pack is made by ``data/communes.py``; data/README.md names its sources and the rules of its
estimates. Nothing here asks the network.
"""

from __future__ import annotations

from spatial.communes.locality import BOOK, UNITS, CommuneChoice, choice, files, next_steps, schools
from spatial.communes.pack import PEOPLE_YEAR, Province, provinces
from spatial.communes.places import Match, names
from spatial.communes.search import find, resolve
from spatial.communes.walks import frame

__all__ = [
    "BOOK",
    "PEOPLE_YEAR",
    "UNITS",
    "CommuneChoice",
    "Match",
    "Province",
    "choice",
    "files",
    "find",
    "frame",
    "names",
    "next_steps",
    "provinces",
    "resolve",
    "schools",
]
