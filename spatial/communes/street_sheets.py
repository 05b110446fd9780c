"""The streets of the core of Hồ Chí Minh City as maps draw them: by class and name, in sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from spatial import ground
from spatial.communes import pack
from spatial.ground import Frame, Ground

MAIN = "main"  # sheet of the trunk and primary roads of the whole city, coarse
ROADS, LOCAL = "roads", "local"
SIDE = 0.05  # of a sheet [degrees]: some 5.5 km
COLUMNS, ROWS = 7, 7  # of sheets, from the west, south corner of the streets carried
MOST_SHEETS = 9  # a locality over no more has all its streets at once: some 15 km


@cache
def sheets() -> dict[str, str]:
    """Return every sheet's ground as JSON, by name: `MAIN`, ``roads-x-y``, ``local-x-y``."""
    table = pack.street_sheets()
    return dict(zip(table["sheet"], table["text"], strict=True))


def is_small(frame: Frame) -> bool:
    """
    Tell whether a frame lies on so few sheets that all its streets are drawn at once.

    Parameters
    ----------
    frame
        West, south, east, north [degrees, WGS 84].
    """
    return len(list(_places(frame))) <= MOST_SHEETS


@lru_cache(maxsize=16)
def within(frame: Frame, *, levels: tuple[str, ...] = (ROADS, LOCAL)) -> Ground:
    """
    Return the streets in a frame.

    Parameters
    ----------
    frame
        As for `is_small`.
    levels
        `ROADS` (collectors and more), `LOCAL` (other streets, paths), or both.

    Returns
    -------
    Ground
        Lines that come into the frame, cut at the edges of sheets; nobody is named as their source:
        the locality says whose its streets are.
    """
    shapes: dict[tuple[str, str, str], list[tuple[int, ...]]] = {}
    record: dict[str, Any] = json.loads(sheets()[f"{ROADS}-0-0"])
    whole = ground.of_json({**record, "shapes": []})
    for level in levels:
        for x, y in _places(frame):
            for one in json.loads(sheets()[f"{level}-{x}-{y}"])["shapes"]:
                lines = (line for line in one["parts"] if _meets(whole, line, frame))
                shapes.setdefault((one["kind"], one["name"], one["as_of"]), []).extend(lines)
    told = [
        {"kind": kind, "name": name, "as_of": as_of, "parts": parts}
        for (kind, name, as_of), parts in shapes.items()
        if parts
    ]
    return ground.of_json({**record, "shapes": told})


def main() -> dict[str, Any]:
    """Return the ground of the main roads alone, as a map reads it."""
    record: dict[str, Any] = json.loads(sheets()[MAIN])
    return record


def _places(frame: Frame) -> Iterator[tuple[int, int]]:
    """Give column and row of every sheet a frame lies on."""
    west, south, *_ = pack.STREETS_BOX
    first = (int((frame[0] - west) // SIDE), int((frame[1] - south) // SIDE))
    last = (int((frame[2] - west) // SIDE), int((frame[3] - south) // SIDE))
    for x in range(max(first[0], 0), min(last[0], COLUMNS - 1) + 1):
        for y in range(max(first[1], 0), min(last[1], ROWS - 1) + 1):
            yield x, y


def _meets(whole: Ground, line: list[int], frame: Frame) -> bool:
    """Tell whether the box of a line meets a frame."""
    places = whole.degrees(tuple(line))
    (left, low), (right, high) = places.min(axis=0), places.max(axis=0)
    return bool(left <= frame[2] and right >= frame[0] and low <= frame[3] and high >= frame[1])
