"""
A list of schools that tells everything in one table: level, code and ownership of every row.

A level comes from its own column, a title above, the sheet or the block of columns; where none of
them tells it, from the name. A school of several levels whose figures stand together gets one row a
level, the figures shared by the grades of each: estimated, and said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import (
    closed_schools,
    column,
    grade_sums,
    paired_cells,
    room_sums,
    school_codes,
    school_sites,
    shared_ward_names,
)
from spatial.intake.checking.level_shares import ALL, ONE, TOGETHER
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import names

UNTOLD = "untold"  # lists the rows whose level is asked for already
NAMELESS = "nameless"  # lists the rows told already to have figures and no name
TOLD_ROWS = (UNTOLD, NAMELESS)
LISTED = "listed"  # marks the rows of a list that is the only table about its schools
FIGURES = frozenset({"rooms", "rooms_solid", "land_m2", "pupils", "classes"})
# Share of blanks from which a ward was written once for the rows below: where no ward stands twice,
# and where some do.
_ONCE, _MOSTLY = 0.3, 0.6
_CENTRE = re.compile(r"^trung tam\b|\b(?:gdnn|gdtx|giao duc (?:nghe nghiep|thuong xuyen))\b")
_PRIVATE = ("tu thuc", "dan lap", "ngoai cong lap", "ncl", "quoc te")


def complete(
    raw: pd.DataFrame, source: Source, *, answer: str = "", elsewhere: Collection[str] = ()
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give every row of a list its level, its code and what its name tells of its ownership.

    Parameters
    ----------
    raw
        Rows of a list of schools with rooms, as loaded.
    answer
        What the figures of a school are of that has several levels and one row: `ALL` of them, or
        the `ONE` written; empty where nobody has said.
    elsewhere
        Names, folded, that other sheets of the file list too: their levels have rows of their own.

    Returns
    -------
    raw, faults
        One row per school and level; a row without a name or whose level nothing tells is a fault,
        so is one of several levels whose figures may be of one of them or of all; a level that
        contradicts the name is a note.
    """
    if "name" not in raw:
        return raw, []
    attrs = dict(raw.attrs)
    raw = paired_cells.names_apart(raw, source)
    raw, faults = school_sites.resolve(raw, source)
    raw, filled = _filled_down(_same_school(raw), source)
    called = column.text(raw["name"])
    frame, owned = _owned(raw, called, source)
    frame, parted = paired_cells.complete(frame, source)
    frame, summed = room_sums.complete(frame, source)
    frame, graded = grade_sums.complete(frame, source)
    faults += [*filled, *owned, *parted, *summed, *graded, *closed_schools.noted(frame, source)]
    given = column.text(frame["level"]) if "level" in frame else pd.Series("", index=raw.index)
    told = [
        names.levels_in(level if _several(level) else name)
        for name, level in zip(called, given, strict=True)
    ]
    in_column = np.array([_several(level) for level in given])
    given = given.mask(in_column, "")  # several in one cell: parted as those of a name
    half = _half(called, given, told, elsewhere)
    if answer == ALL:
        given = given.mask(half, "")
    single = [levels[0] if len(levels) == 1 else "" for levels in told]
    level = given.where(given != "", pd.Series(single, index=raw.index))
    several = np.array([len(levels) > 1 for levels in told]) & (level == "").to_numpy()
    nameless = (called == "").to_numpy()
    faults += [
        source.fault("nameless_row", row=row, position=at, column="name")
        for at, row in spots(raw.index, nameless)
    ]
    lost = (level == "").to_numpy() & ~several & ~nameless
    faults += [
        source.fault(
            "centre_listed" if _CENTRE.search(names.fold(called.iloc[at])) else "no_level_told",
            row=row,
            position=at,
            value=called.iloc[at],
        )
        for at, row in spots(raw.index, lost)
    ]
    faults += _against_names(called, given, told, source)
    if half.any() and answer not in {ALL, ONE}:
        faults.append(_asked(called, given, half, source))
    frame = frame.assign(level=level.to_numpy(dtype=object))
    if "school_id" not in frame:
        frame = school_codes.of_list(frame, called, elsewhere)
        made = int(frame["school_id"].nunique())
        note = source.fault("ids_made", column="school_id", severity=Severity.WARNING, count=made)
        faults.append(note)
    if several.any():
        together = [
            " ".join(levels) if apart else "" for levels, apart in zip(told, several, strict=True)
        ]
        first = [
            levels[0] if apart else own
            for levels, apart, own in zip(told, several, level, strict=True)
        ]
        frame = frame.assign(**{TOGETHER: together, "level": first})
    frame.attrs.update(attrs)
    frame.attrs[LISTED] = True
    frame.attrs[NAMELESS] = tuple(int(row) for row in raw.index[nameless])
    frame.attrs[UNTOLD] = tuple(int(row) for row in raw.index[lost])
    return frame, faults


def _several(level: str) -> bool:
    """Tell whether a cell of levels names more than one: "TH, THCS"."""
    return not names.level(level) and len(names.levels_in(level)) > 1


def _same_school(raw: pd.DataFrame) -> pd.DataFrame:
    """Call a row of a further level by the school above whose name tells that level too."""
    if "level" not in raw:
        return raw
    called, levels = column.text(raw["name"]).tolist(), column.text(raw["level"]).tolist()
    again = np.zeros(len(raw), dtype=bool)
    above = ""
    for at, (name, level) in enumerate(zip(called, levels, strict=True)):
        own = names.levels_in(above)
        again[at] = not name and len(own) > 1 and names.level(level) in own
        above = name or above
    if not again.any():
        return raw
    attrs = dict(raw.attrs)
    district = shared_ward_names.district_column(raw)
    own = ("name", "ward", "ward_id", district, "address", "ownership")
    school = np.cumsum(np.array(called) != "")
    down = {
        name: raw[name]
        .mask(column.text(raw[name]) == "")
        .groupby(school)
        .ffill()
        .where(again, raw[name])
        for name in own
        if name in raw
    }
    raw = raw.assign(**{name: cells.where(cells.notna(), "") for name, cells in down.items()})
    raw.attrs.update(attrs)
    return raw


def _filled_down(raw: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Carry a ward down a column that names it once for the schools below, and say so."""
    name = "ward" if "ward" in raw else "ward_id"
    if name not in raw or "address" in raw:
        return raw, []
    words = column.text(raw[name])
    sheet = pd.Series(words.to_numpy(dtype=object), index=raw.index)
    lines = sheet[~sheet.index.duplicated()].sort_index()  # blocks of columns repeat their rows
    named = lines[lines != ""]
    blank = (words == "").to_numpy()
    share = 1 - len(named) / len(lines)
    once = share >= (_ONCE if named.is_unique else _MOSTLY) and len(lines) - len(named) > 1
    if not once or lines.iloc[0] == "":  # a single blank is one nobody filled in
        return raw, []
    above = pd.Series(lines.index, index=lines.index).mask(lines == "").ffill().reindex(raw.index)
    carried = {name: lines.reindex(above).to_numpy(dtype=object)}
    if district := shared_ward_names.district_column(raw):  # it is written once, as the ward is
        own = column.text(raw[district])
        written = own[~own.index.duplicated()].reindex(above).to_numpy(dtype=object)
        carried[district] = own.mask(blank & (own == ""), written).to_numpy(dtype=object)
    fault = source.fault(
        "ward_carried",
        column=name,
        value=words.iloc[0],
        severity=Severity.WARNING,
        count=int(blank.sum()),
    )
    filled = raw.assign(**carried)
    return filled, [fault]


def _owned(
    raw: pd.DataFrame, called: pd.Series, source: Source
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read a private school by its name, where the list does not say whose schools are."""
    folded = called.map(names.fold)
    private = folded.map(lambda name: any(f" {word} " in f" {name} " for word in _PRIVATE))
    given = column.text(raw["ownership"]) if "ownership" in raw else pd.Series("", index=raw.index)
    taken = (private & (given == "")).to_numpy(dtype=bool)
    if not taken.any():
        return raw, []
    first = int(np.flatnonzero(taken)[0])
    fault = source.fault(
        "private_by_name",
        value=called.iloc[first],
        severity=Severity.WARNING,
        count=int(taken.sum()),
    )
    return raw.assign(ownership=given.mask(taken, "ngoai_cong_lap").to_numpy(dtype=object)), [fault]


def _half(
    called: pd.Series,
    given: pd.Series,
    told: Sequence[tuple[str, ...]],
    elsewhere: Collection[str],
) -> NDArray[np.bool_]:
    """Mark schools of several levels with one row and one level: the figures may be of all."""
    folded = called.map(names.fold)
    once = (folded.groupby(folded).transform("size") == 1).to_numpy()
    within = [
        len(own) > 1 and names.level(level) in own for level, own in zip(given, told, strict=True)
    ]
    return np.asarray(np.array(within, dtype=bool) & once & ~folded.isin(list(elsewhere)))


def _asked(called: pd.Series, given: pd.Series, half: NDArray[np.bool_], source: Source) -> Fault:
    """Ask once whether the figures of such rows are of the level written or of all."""
    first = int(np.argmax(half))
    return source.fault(
        "level_of_several",
        value=called.iloc[first],
        count=int(half.sum()),
        level=names.level(given.iloc[first]),
        levels=" + ".join(names.levels_in(called.iloc[first])),
        rows=", ".join(str(row) for row in called.index[half][:10]),
        name=source.name,
    )


def _against_names(
    called: pd.Series, given: pd.Series, told: Sequence[tuple[str, ...]], source: Source
) -> list[Fault]:
    """Note levels that are none of those the name tells."""
    read = [names.level(text) or text for text in given]
    pairs = list(enumerate(zip(read, told, strict=True)))
    against = [at for at, (level, own) in pairs if level and own and level not in own]
    if not against:
        return []
    return [
        source.fault(
            "level_against_name",
            value=called.iloc[against[0]],
            severity=Severity.WARNING,
            count=len(against),
            level=read[against[0]],
            rows=", ".join(str(called.index[each]) for each in against[:10]),
        )
    ]
