"""Pupils and classes given by grade or by sex, summed where nothing sums them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading import headers
from spatial.intake.reading.find import Source
from spatial.intake.text import loose_figures, names

_GRADE = re.compile(
    r"(?:khoi(?: lop)?|lop|k) ?(?:1[0-2]|[1-9])"
    r"|(?:(?:nhom|lop|tre|mg|mau giao) )?[2-5](?: [3-6])? tuoi|nha tre|mau giao"
)
_SEX = re.compile(r"(?:(?:số )?(?:hs|học sinh|trẻ|cháu) )?(nam|nữ)")  # "năm" is a year
_SEXES = ("nam", "nữ")
_SUMMED = ("pupils", "classes")
_PUPILS_A_ROOM, _CLASSES_A_ROOM = 8.0, 3.0  # from, up to: what is between tells neither


def complete(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Sum what a list gives by grade, where it does not give the sum.

    Parameters
    ----------
    frame
        Rows of a list, as loaded, columns not understood named by their headers.

    Returns
    -------
    frame, faults
        With ``pupils`` or ``classes`` and a note for each; a note where nothing tells which of the
        two the grades count.
    """
    faults: list[Fault] = []
    attrs = dict(frame.attrs)
    for measure, parts in _parts(frame, source).items():
        if measure in frame:
            continue
        shown = " + ".join(map(source.header, parts))
        if not measure:
            faults.append(source.fault("grades_untold", severity=Severity.WARNING, parts=shown))
            continue
        sums = [loose_figures.total(cells) for cells in zip(*_texts(frame, parts), strict=True)]
        if any(total is None for total in sums):  # a word among the figures: nothing is made up
            faults.append(source.fault("grades_untold", severity=Severity.WARNING, parts=shown))
            continue
        frame = frame.assign(**{measure: pd.Series(sums, index=frame.index, dtype=object)})
        faults.append(
            source.fault("grades_summed", severity=Severity.WARNING, parts=shown, measure=measure)
        )
    frame.attrs.update(attrs)
    return frame, faults


def _parts(frame: pd.DataFrame, source: Source) -> dict[str, list[str]]:
    """Group the columns of grades by what stands above them, or by what their figures can be."""
    groups: dict[str, list[str]] = {}
    for name in map(str, frame.columns):
        above, _, last = name.rpartition(" / ")
        if not _GRADE.fullmatch(names.fold(last)):
            continue
        measure = headers.known(above.rpartition(" / ")[2], "school_levels") if above else ""
        if measure in {*_SUMMED, ""}:
            groups.setdefault(str(measure), []).append(name)
    if len(sexes := _sexes(frame, source)) == len(_SEXES):
        groups.setdefault("pupils", list(sexes.values()))
    bare = groups.pop("", [])
    if len(bare) > 1:
        groups.setdefault(_likely(frame, bare), bare)
    return {measure: parts for measure, parts in groups.items() if len(parts) > 1}


def _sexes(frame: pd.DataFrame, source: Source) -> dict[str, str]:
    """Find the columns of boys and of girls under pupils, by the word of each."""
    found: dict[str, str] = {}
    for name in map(str, frame.columns):
        above, _, last = source.header(name).rpartition(" / ")
        match = _SEX.fullmatch(" ".join(last.casefold().split()))
        of_pupils = headers.known(above.rpartition(" / ")[2], "school_levels") == "pupils"
        if match and (of_pupils or (not above and last.casefold() != match[1])):
            found.setdefault(match[1], name)
    return found


def _likely(frame: pd.DataFrame, parts: Sequence[str]) -> str:
    """Tell by the figures a room what grades count; empty where they may be either."""
    if "rooms" not in frame:
        return ""
    sums = [loose_figures.total(cells) for cells in zip(*_texts(frame, parts), strict=True)]
    rooms = pd.to_numeric(column.text(frame["rooms"]), errors="coerce").to_numpy(dtype=float)
    ratio = np.array([np.nan if total in {None, ""} else float(str(total)) for total in sums])
    ratio = ratio / np.where(rooms > 0, rooms, np.nan)
    if np.isnan(ratio).all():
        return ""
    middle = float(np.nanmedian(ratio))
    if middle >= _PUPILS_A_ROOM:
        return "pupils"
    return "classes" if middle <= _CLASSES_A_ROOM else ""


def _texts(frame: pd.DataFrame, parts: Sequence[str]) -> list[list[str]]:
    """Give the cells of columns as text."""
    return [column.text(frame[name]).tolist() for name in parts]
