"""Two things in one cell: "15/512" under "Lớp/HS", a school and its address under one header."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading import headers
from spatial.intake.reading.find import Source
from spatial.intake.text import loose_figures, names
from spatial.intake.text.figure_text import NOTHING
from spatial.tables import schema

_MEASURES = ("pupils", "classes", "rooms", "teachers", "land_m2")
_ASKED = frozenset({"pupils", "classes", "teachers"})  # blanks are no fault of theirs
_PARTED = re.compile(r"\s*[/\\|]\s*|\s+[-–]\s+|\n")
_CELL = re.compile(r"[^/\\|\n]*\d[^/\\|\n]*(?:[/\\|\n]|\s[-–]\s)[^/\\|\n]*\d[^/\\|\n]*")
_NAME_END = re.compile(r"\s*[\n;,]\s*|\s+[-–]\s+(?=\S*\d)")
_FIGURES = re.compile(r"[\d.,]+")
_MOST = 0.5  # share of the written cells that are pairs, for a column of pairs


def complete(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Part columns that hold two figures a cell, where their header names both.

    Parameters
    ----------
    frame
        Rows of a list, as loaded, columns not understood named by their headers.

    Returns
    -------
    frame, faults
        With a column for each of the two measures and a note; a fault where a column of one measure
        holds pairs of figures, for nothing tells of what they are.
    """
    attrs = dict(frame.attrs)
    faults = []
    for name in [str(each) for each in frame.columns]:
        cells = column.text(frame[name]).tolist() if name != "geometry" else []
        if not _pairs(cells):
            continue
        if name in schema()["school_levels"].columns:
            if name in _ASKED:
                faults.append(_asked(name, cells, source))
                frame = frame.assign(**{name: ""})  # one question, not one a row
            continue
        both = measures(name) or _told_by_cells(cells)
        if both is None or {*both} <= {*map(str, frame.columns)}:
            continue
        parts = [_part(cell) for cell in cells]
        for at, measure in enumerate(both):
            if measure not in frame:
                values = pd.Series([part[at] for part in parts], index=frame.index, dtype=object)
                frame = frame.assign(**{measure: values})
        note = source.fault(
            "pairs_parted",
            value=next(filter(_CELL.fullmatch, cells)),
            severity=Severity.WARNING,
            header=name,
            first=both[0],
            second=both[1],
        )
        faults.append(note)
    frame.attrs.update(attrs)
    return frame, faults


def _told_by_cells(cells: Sequence[str]) -> tuple[str, str] | None:
    """Return the two measures every cell names behind its figures: "9 lớp/300 HS"."""
    told = {
        tuple(_measure(_FIGURES.sub(" ", part), ending=False) for part in _PARTED.split(cell))
        for cell in cells
        if cell not in NOTHING
    }
    both = told.pop() if len(told) == 1 else ()
    return (both[0], both[1]) if len(set(both) - {""}) == 2 == len(both) else None  # noqa: PLR2004


def names_apart(frame: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Part names from the addresses behind them, where the header of the column says both."""
    both = "dia chi" in names.fold(source.header("name"))
    if not both or "name" not in frame or "address" in frame:
        return frame
    attrs = dict(frame.attrs)
    parts = [_NAME_END.split(text, maxsplit=1) for text in column.text(frame["name"])]
    frame = frame.assign(
        name=[part[0].strip() for part in parts],
        address=[part[1].strip() if len(part) > 1 else "" for part in parts],
    )
    frame.attrs.update(attrs)
    return frame


def measures(header: str) -> tuple[str, str] | None:
    """
    Return the two measures a header names, in their order; ``None`` where it names no two.

    Examples
    --------
    >>> measures("Số lớp/Số HS"), measures("Quy mô (lớp/học sinh)"), measures("Lớp - HS 2025")
    (('classes', 'pupils'), ('classes', 'pupils'), ('classes', 'pupils'))
    >>> measures("Tỷ lệ phòng/lớp"), measures("Phường/Xã"), measures("Số lớp")
    (None, None, None)
    """
    for text in (header, header.strip(" ()").rpartition("(")[2]):
        parts = [part for part in _PARTED.split(text.strip(" ()")) if part]
        for left, right in itertools.pairwise(parts):
            pair = _measure(left, ending=True), _measure(right, ending=False)
            if pair[0] and pair[1] and pair[0] != pair[1]:
                return pair[0], pair[1]
    return None


def _measure(text: str, *, ending: bool) -> str:
    """Read the measure at the end or the start of some words; empty for none, or for a share."""
    words = text.split()
    if words and words[0].casefold() in {"tỷ", "tỉ", "bình", "bq", "trung"}:
        return ""
    for size in range(len(words), 0, -1):
        some = words[-size:] if ending else words[:size]
        known = headers.known(" ".join(some), "school_levels")
        if known in _MEASURES:
            return known
    return ""


def _pairs(cells: Sequence[str]) -> bool:
    """Tell whether most of what is written are pairs of figures."""
    written = [cell for cell in cells if cell.casefold() not in NOTHING]
    return bool(written) and sum(
        _CELL.fullmatch(cell) is not None and _figures(cell) is not None for cell in written
    ) > _MOST * len(written)


def _figures(cell: str) -> tuple[str, str] | None:
    """Take the two figures out of a cell, ``None`` where it holds other than two."""
    parts = [part for part in _PARTED.split(cell.strip()) if part]
    taken = [loose_figures.taken(part) for part in parts]
    if len(taken) != 2 or None in taken:  # noqa: PLR2004 - a pair
        return None
    return parts[0], parts[1]


def _part(cell: str) -> tuple[str, str]:
    """Part one cell; what is no pair stays as written on both sides, so that its fault shows it."""
    if cell.casefold() in NOTHING:
        return "", ""
    return _figures(cell) or (cell, cell)


def _asked(name: str, cells: Sequence[str], source: Source) -> Fault:
    """Ask what the figures of a column are that its header calls by one measure."""
    pairs = [cell for cell in cells if _CELL.fullmatch(cell)]
    return source.fault("pairs_untold", column=name, value=pairs[0], count=len(pairs))
