"""Merge schools a planner confirmed to be one: a school listed twice, a site listed as a school."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import crs, network
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining import duplicates
from spatial.intake.joining.duplicates import Merge
from spatial.intake.reading.find import Source, spots

ALL = "*"  # in place of an id: every offer
_SHOWN = 5  # offers a note writes out
# What a site adds to its school; any other column (storeys, standards) stays the main school's.
_ADDED = frozenset(
    {
        "rooms", "land_m2", "pupils", "classes", "nursery_rooms", "rooms_solid", "teachers",
        "pupils_two_session", "boarders", "day_boarders", "floor_m2", "room_floor_m2",
        "subject_rooms", "rooms_semi_solid", "rooms_makeshift", "rooms_borrowed",
        "rooms_to_repair",
    }
)  # fmt: skip


def offers(tables: Sequence[Checked]) -> list[Merge]:
    """
    Find what may be offered among the sound rows of a reading's schools.

    Parameters
    ----------
    tables
        Checked tables; without usable schools nothing is offered.
    """
    schools = next((each for each in tables if each.source.table == "schools"), None)
    if schools is None or not schools.whole or not schools.sound.any():
        return []
    layer = gpd.GeoDataFrame(schools.kept)
    layer = layer[network.placed(layer)]
    if layer.crs is None or layer.empty:
        return []
    return duplicates.offers(layer.to_crs(crs.working_crs(layer)).set_index("school_id"))


def noted(offered: Sequence[Merge], names: pd.Series, source: Source) -> list[Fault]:
    """
    Note the offers that nobody has taken, where both schools stay.

    Parameters
    ----------
    names
        What the schools that stay are called, by their id.
    source
        Their list.
    """
    staying = set(names.index)
    pairs = [each for each in offered if {each.keep, each.drop} <= staying]
    if not pairs:
        return []
    shown = "; ".join(
        f"“{names[each.keep]}” ({each.keep}) / “{names[each.drop]}” ({each.drop})"
        for each in pairs[:_SHOWN]
    )
    warning = Severity.WARNING
    return [source.fault("maybe_twice", severity=warning, count=len(pairs), pairs=shown)]


def chosen(offered: Sequence[Merge], wish: Mapping[str, str]) -> tuple[list[Merge], list[Fault]]:
    """
    Take from the offers what the planner wants merged.

    Parameters
    ----------
    offered
        What `offers` found.
    wish
        Id to keep by id to drop; ``{"*": ""}`` for every offer.

    Returns
    -------
    merges, faults
        The offers taken, each leading to a school that stays; a fault for a pair nobody offered.
    """
    taken = [each for each in offered if ALL in wish or wish.get(each.drop) == each.keep]
    known = {(each.drop, each.keep) for each in taken}
    faults = [
        Fault(code="merge_not_offered", value=f"{drop} → {keep}")
        for drop, keep in wish.items()
        if drop != ALL and (drop, keep) not in known
    ]
    into = {each.drop: each.keep for each in taken}
    last = []
    for each in taken:
        keep, passed = each.keep, {each.drop}
        while keep in into and keep not in passed:
            passed.add(keep)
            keep = into[keep]
        if keep not in passed:  # a ring of offers has no school that stays: the last one stays
            last.append(dataclasses.replace(each, keep=keep))
    return last, faults


def merge(tables: Sequence[Checked], merges: Sequence[Merge]) -> tuple[list[Checked], list[Fault]]:
    """
    Merge schools.

    Parameters
    ----------
    merges
        As `chosen` gives them.

    Returns
    -------
    tables, faults
        The school to drop is set aside, with a note. A site's rooms, land and pupils are added to
        its school's, level by level; what either does not know stays unknown. A school listed twice
        keeps the figures of the row kept; where the other row has different ones, the note gives
        both, for they are not added.
    """
    if not merges:
        return list(tables), []
    faults: list[Fault] = []
    out: list[Checked] = []
    by_drop = {each.drop: each for each in merges}
    for table in tables:
        if "school_id" not in table.frame or not table.whole:
            out.append(table)
        elif table.source.table == "schools":
            checked, problems = _schools(table, by_drop)
            out.append(checked)
            faults += problems
        else:
            checked, problems = _rows(table, by_drop)
            out.append(checked)
            faults += problems
    return out, faults


def _schools(table: Checked, by_drop: Mapping[str, Merge]) -> tuple[Checked, list[Fault]]:
    """Set aside the schools that are dropped, and say into which school each went."""
    ids = table.frame["school_id"].astype(str)
    gone = ids.isin(list(by_drop)).to_numpy() & table.sound
    names = dict(zip(ids, table.frame["name"].astype(str), strict=True))
    faults = []
    for position, row in spots(table.frame.index, gone):
        each = by_drop[ids.iloc[position]]
        faults.append(
            table.source.fault(
                f"merged_{each.reason}",
                row=row,
                position=position,
                value=f"{names[each.drop]} ({each.drop})",
                severity=Severity.WARNING,
                kept=f"{names[each.keep]} ({each.keep})",
                apart_m=f"{each.apart_m:.0f}",
            )
        )
    return dataclasses.replace(table, sound=table.sound & ~gone), faults


def _as_it_was(
    values: NDArray[np.float64], column: pd.Series
) -> NDArray[np.float64] | NDArray[np.int64]:
    """Give whole numbers back where the column had whole numbers."""
    broken = bool(np.isnan(values).any()) or column.dtype.kind == "f"
    return values if broken else values.astype(np.int64)


def _rows(table: Checked, by_drop: Mapping[str, Merge]) -> tuple[Checked, list[Fault]]:
    """Give the rows of dropped schools to those that stay."""
    frame, sound = table.frame, table.sound.copy()
    ids = frame["school_id"].astype(str).to_numpy(dtype=object)
    stocks = table.source.table == "school_levels"
    levels = frame["level"].astype(str).to_numpy(dtype=object) if stocks else ids
    figures = {
        name: frame[name].to_numpy(dtype=float, copy=True) for name in frame if name in _ADDED
    }
    main = {
        (ids[at], levels[at]): at for at in range(len(ids)) if sound[at] and ids[at] not in by_drop
    }
    owner = ids.copy()
    faults: list[Fault] = []
    for position, row in spots(frame.index, np.isin(ids.astype(str), list(by_drop)) & sound):
        each = by_drop[ids[position]]
        at = main.get((each.keep, levels[position])) if stocks else None
        if at is None and (stocks or each.reason == "site"):
            owner[position] = each.keep
            main[(each.keep, levels[position])] = position
            continue
        sound[position] = False
        add = each.reason == "site"
        text = "–" if at is None else _joined(figures, at, position, add=add)
        note = table.source.fault(
            f"row_{each.reason}",
            row=row,
            position=position,
            value=each.drop,
            severity=Severity.WARNING,
            kept=each.keep,
            figures=text,
        )
        faults.append(note)
    changed = {name: _as_it_was(values, frame[name]) for name, values in figures.items()}
    rows = frame.assign(school_id=pd.Series(owner, index=frame.index, dtype="str"), **changed)
    return dataclasses.replace(table, frame=rows, sound=sound), faults


def _joined(figures: Mapping[str, NDArray[np.float64]], main: int, other: int, *, add: bool) -> str:
    """Add a site's figures to its school's, or tell where two rows of one school differ."""
    told = []
    for name, values in figures.items():
        one, two = float(values[main]), float(values[other])
        if np.isnan(one) and np.isnan(two):
            continue
        if add:
            values[main] = one + two
            told.append(f"{name} {_say(one)} + {_say(two)} = {_say(one + two)}")
        elif one != two:
            told.append(f"{name} {_say(one)} ≠ {_say(two)}")
    return "; ".join(told) or "="


def _say(value: float) -> str:
    """Write a figure, ``?`` for an unknown one."""
    return "?" if np.isnan(value) else f"{value:.15g}"
