"""Rooms by how they are built: summed where nothing gives them together, else compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading.find import Source
from spatial.intake.text import loose_figures, names
from spatial.tables import schema

_BUILDS = ("rooms_solid", "rooms_semi_solid", "rooms_makeshift", "rooms_borrowed")
_OF_ROOMS = re.compile(r"\b(?:phong|kien co|kc|tam|muon|nho|cap 4|cap iv)\b")


def complete(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Sum rooms given by how they are built, where nothing gives them together.

    Parameters
    ----------
    frame
        Rows of a list, as loaded.

    Returns
    -------
    frame, faults
        With ``rooms``, and a note; where the list gives both, a note about the rows that disagree.
    """
    parts = [name for name in _BUILDS if name in frame]
    if not parts:
        return frame, []
    if "rooms" in frame:
        return frame, _unequal(frame, parts, source)
    written = [[_rooms(text) for text in column.text(frame[name])] for name in parts]
    sums: list[object] = []
    for at, cells in enumerate(zip(*written, strict=True)):
        unread = [name for name, cell in zip(parts, cells, strict=True) if cell is None]
        if unread:  # what is no number stays as written, so that the fault shows it
            sums.append(frame[unread[0]].iloc[at])
        else:
            sums.append(sum(cell for cell in cells if cell) if any(c != "" for c in cells) else "")
    fault = source.fault(
        "rooms_summed",
        severity=Severity.WARNING,
        parts=" + ".join(source.header(name) for name in parts),
    )
    faults = [fault]
    if left := _left(frame):
        faults.append(
            source.fault("rooms_maybe_more", severity=Severity.WARNING, columns=", ".join(left))
        )
    return frame.assign(rooms=pd.Series(sums, index=frame.index, dtype=object)), faults


def _left(frame: pd.DataFrame) -> list[str]:
    """Name the columns not understood that speak of rooms and hold counts: they are in no sum."""
    known = {name for table in ("schools", "school_levels") for name in schema()[table].columns}
    return [
        str(name)
        for name in frame.columns
        if name not in known
        and name not in _BUILDS
        and _OF_ROOMS.search(names.fold(str(name)))
        and any(isinstance(_rooms(text), int) and text for text in column.text(frame[name]))
    ]


def _unequal(frame: pd.DataFrame, parts: Sequence[str], source: Source) -> list[Fault]:
    """Note rows whose rooms are not the sum of their parts."""
    read = [[_rooms(text) for text in column.text(frame[name])] for name in ("rooms", *parts)]
    odd = [
        at
        for at, (rooms, *cells) in enumerate(zip(*read, strict=True))
        if isinstance(rooms, int)
        and len(cells) > 1
        and any(isinstance(cell, int) for cell in cells)
        and rooms != sum(cell for cell in cells if isinstance(cell, int))
    ]
    if not odd:
        return []
    return [
        source.fault(
            "rooms_unequal",
            value=str(frame["name"].iloc[odd[0]]),
            severity=Severity.WARNING,
            count=len(odd),
            rows=", ".join(str(frame.index[at]) for at in odd[:10]),
        )
    ]


def _rooms(text: str) -> int | str | None:
    """Read a count of rooms; blank for none written, ``None`` for what is no count."""
    if text in {"", "-", "–"}:
        return ""
    bare = loose_figures.taken(text)
    count = text if bare is None else bare[0]
    return int(count) if count.isdecimal() else None
