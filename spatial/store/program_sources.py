"""The program as it is installed, and a mark by which two that reckon alike are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_CODE = (".py", ".yaml", ".csv", ".txt", ".geojson")
_OFF_THE_ROAD = frozenset({"ui", "serve", "__pycache__", "batch"})  # change no figure


@cache
def program_mark() -> str:
    """Return a hash of the program as it is installed: two that reckon alike have the same."""
    whole = hashlib.sha256()
    for name, source in _sources(resources.files("spatial"), ""):
        whole.update(f"{name}\0".encode())
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def _sources(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    """List what the figures are made by, in the order of the names."""
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{above}/{each.name}"
        if each.is_dir():
            if each.name not in _OFF_THE_ROAD:
                yield from _sources(each, name)
        elif each.name.endswith(_CODE):
            yield name, each
