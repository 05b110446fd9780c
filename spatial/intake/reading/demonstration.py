"""Where the demonstration district lies that comes with the program."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Return the folder of the embedded district."""
    package = Path(__file__).parents[2]
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent / "data"


def schools() -> Path:
    """Return the file of its schools."""
    return folder() / "schools" / "schools.geojson"
