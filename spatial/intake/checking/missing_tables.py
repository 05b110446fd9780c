"""Tables a locality lacks; where a file lies there that may be one of them, that file is told."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.door import guard
from spatial.intake.reading import find, grid, layout, surroundings, table_names
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part
from spatial.intake.text import names

REQUIRED = ("wards", "residents", "schools")
_SHOWN = 12  # headers
_YEAR = re.compile(r"(?:19|20)\d\d$")


def beside(
    faults: Sequence[Fault],
    folder: Path,
    sources: Sequence[Source],
    tables: Sequence[Checked],
    loaded: Sequence[Part],
) -> list[Fault]:
    """
    Report the tables a locality cannot do without, beside what was found already.

    Parameters
    ----------
    faults
        What finding the files had to say.
    sources, loaded
        The files, and what was read of them.
    tables
        The checked tables.

    Returns
    -------
    list of Fault
        One more per table that is not there. Where no list of schools was understood, in its place
        one per file that may be it; such a file alone asks for nothing else.
    """
    have = {source.table for source in sources} | {table.source.table for table in tables}
    if not folder.exists() or surroundings.alone(table.source.table for table in tables):
        return list(faults)  # said of the list already
    missing = [name for name in REQUIRED if name not in have]
    if "schools" in have and "school_levels" not in have and not _refused(loaded):
        missing.append("school_levels")
    given = list(faults)
    if "schools" in missing:
        unlike = _unlike_a_list(sources, loaded)
        given = [*map(_stopping, given), *unlike]
        if unlike or any(fault.code == find.OTHER_FORM for fault in given):
            missing = [name for name in missing if name != "schools" and have - {""}]
    if "residents" in missing:
        given += _totals_alone(loaded)
    return [*given, *(Fault(code="missing_table", value=name) for name in missing)]


def _totals_alone(loaded: Sequence[Part]) -> list[Fault]:
    """Name the columns of people in a layer of wards: a total of no year and no age."""
    return [
        part.source.fault("people_without_ages", value=str(header), severity=Severity.WARNING)
        for part in loaded
        if part.source.table == "wards" and part.frame is not None
        for header in part.frame.columns
        if _tight(str(header)) in _people_spellings()
    ]


@cache
def _people_spellings() -> frozenset[str]:
    """Give what offices call people, without spaces: a Shapefile's headers have none."""
    columns = names.lookup("columns").items()
    return frozenset(_tight(spelling) for spelling, name in columns if name == "people")


def _tight(header: str) -> str:
    """Fold a header to its letters, a year behind it left out."""
    return _YEAR.sub("", names.fold(header).replace(" ", ""))


def _refused(loaded: Sequence[Part]) -> bool:
    """Tell whether a list of schools is there that cannot be read: its own fault says so."""
    lists = [part for part in loaded if part.source.table == "schools"]
    return bool(lists) and all(part.frame is None and part.faults for part in lists)


def _stopping(fault: Fault) -> Fault:
    """Let a workbook in a form nobody reads stop the rest: the list may be in it."""
    if fault.code != find.OTHER_FORM:
        return fault
    return dataclasses.replace(fault, severity=Severity.ERROR)


def _unlike_a_list(sources: Sequence[Source], loaded: Sequence[Part]) -> list[Fault]:
    """Name the tables nobody understood by what stands over their columns."""
    read = {part.source.name for part in loaded}
    faults = []
    for source in sources:
        if source.table or source.name in read or source.path.suffix.lower() not in find.TABLE:
            continue
        if headers := _headers(source.path):
            given = ", ".join(f"“{header}”" for header in headers[:_SHOWN])
            fault = source.fault(
                "no_list_understood", given=given, name=source.name, first=headers[-1]
            )
            faults.append(fault)
    return faults


def _headers(path: Path) -> list[str]:
    """Give the headers of the sheet that is most like a list of schools."""
    if guard.refuse(path, path.name) is not None:
        return []
    try:
        books = path.suffix.lower() in find.BOOKS
        sheets = grid.workbook(path) if books else [grid.delimited(path)]
    except (grid.UnreadableTable, guard.Hostile):
        return []
    if any(
        table_names.table_of(str(sheet.sheet)) for sheet in sheets
    ):  # a template nobody filled in
        return []
    laid = [layout.lay(sheet, "schools").heads for sheet in sheets if len(sheet.cells) > 1]
    best = max(laid, key=lambda heads: sum(head.column is not None for head in heads), default=())
    return [head.path for head in best if head.path]
