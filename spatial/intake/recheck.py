"""
Check again what an answer touches, and nothing else: a cell mended on the page answers at once.

Nothing is read from any file here: the rows are those loaded before. Tables are not put together
to a locality; whoever wants that reads the folder anew.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.examine import Reading, aside, of_files
from spatial.intake.joining import prepare
from spatial.intake.reading.part import Part
from spatial.intake.row_counts import count

MAX_ROWS = 5_000  # of the files concerned; beyond, checking is work for a process of its own
_BY_FILE = ("numbers", "words", "matches", "places")
_SINGLE = ("cells", "rows")
_SURROUNDED, _ALONE = "list_surrounded", "list_alone"  # what the wards around say of a list
_OF_YEARS = frozenset({"two_files", "older_list", "years_kept", "year_not_kept"})
_SCHOOLS = frozenset({"schools", "school_levels"})


def touched(before: Settings, after: Settings) -> frozenset[str] | None:
    """
    Name the files whose rows other answers read otherwise.

    Returns
    -------
    frozenset of str or None
        ``None`` where an answer changed that decides how files are loaded.
    """
    quick: dict[str, Any] = {"set_aside": False, "later": (), "school_years": {}}
    quick |= {name: {} for name in _BY_FILE} | dict.fromkeys(_SINGLE, ())
    if dataclasses.replace(before, **quick) != dataclasses.replace(after, **quick):
        return None
    files = set()
    for name in _BY_FILE:
        then, now = getattr(before, name), getattr(after, name)
        files |= {file for file in {*then, *now} if then.get(file) != now.get(file)}
    for name in _SINGLE:
        files |= {one.file for one in {*getattr(before, name)} ^ {*getattr(after, name)}}
    return frozenset(files)


def recheck(reading: Reading, answers: Settings) -> Reading | None:
    """
    Check the files anew that other answers touch.

    Parameters
    ----------
    reading
        The locality as read.
    answers
        What the planner confirms now.

    Returns
    -------
    Reading or None
        Its faults, tables and counts as they are now, and no network; ``None`` where the files must
        be read again.
    """
    files = touched(reading.answers, answers)
    if not reading.rooms_known:
        return None
    if files is None or (reading.answers.set_aside and not answers.set_aside):
        return None
    if reading.answers.school_years != answers.school_years and any(
        fault.code in _OF_YEARS for fault in reading.faults
    ):
        return None
    if not files and reading.answers.set_aside == answers.set_aside:
        return dataclasses.replace(reading, answers=answers)
    tables = {table.source.name: set[str]() for table in reading.tables}
    for table in reading.tables:
        tables[table.source.name].add(table.source.table)
    files = _with_levels(files, tables)
    parts = [part for part in reading.loaded if part.source.name in files]
    wards = any("wards" in tables.get(name, ()) for name in files)
    if wards or not _is_enough(reading, answers, files, parts):
        return None
    kept = [table for table in reading.tables if table.source.name not in files]
    checked, again, faults = prepare.tables(parts, answers, reading.base, before=kept)
    fresh = [table for table in checked if table.source.name in files]
    order = {id(part): at for at, part in enumerate(reading.parts)}
    others = [part for part in reading.parts if part.source.name not in files]
    every = [
        *(f for f in reading.faults if f.file not in files or f.code == _SURROUNDED),
        *(fault for fault in faults if fault.file in files),
        *of_files(again, fresh),
    ]
    if answers.set_aside:
        every = aside(every)
    rank = {_place(table): at for at, table in enumerate(reading.tables)}
    whole = sorted([*kept, *fresh], key=lambda table: rank.get(_place(table), len(rank)))
    return dataclasses.replace(
        reading,
        network=None,
        faults=tuple(every),
        repairs=tuple(repair for table in whole for repair in table.repairs),
        counts=tuple(count(table, every, [*others, *again]) for table in whole),
        tables=tuple(whole),
        parts=tuple(sorted([*others, *again], key=lambda part: order.get(id(part), len(order)))),
        answers=answers,
        joined=False,
    )


def _place(table: Checked) -> tuple[str, str, str]:
    """Tell tables apart."""
    return table.source.name, table.source.table, table.source.units


def _with_levels(files: frozenset[str], tables: Mapping[str, set[str]]) -> frozenset[str]:
    """Add the files of schools and their levels: the one takes its codes from the other."""
    if any(_SCHOOLS & tables.get(name, set()) for name in files):
        return files | {name for name, held in tables.items() if held & _SCHOOLS}
    return files


def _is_enough(
    reading: Reading, answers: Settings, files: frozenset[str], parts: Sequence[Part]
) -> bool:
    """Tell whether checking some files anew is enough, and quick."""
    rows = sum(0 if part.frame is None else len(part.frame) for part in parts)
    alone = any(fault.code == _ALONE for fault in reading.faults)
    merging = bool(answers.merges) or answers.close_m is not None
    loaded = files <= {part.source.name for part in parts}
    return loaded and rows <= MAX_ROWS and not alone and not merging
