"""What loading a file has to say: rows that are no data, letters of old fonts, headers taken."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence

from spatial import clock
from spatial.errors import Fault, Severity
from spatial.intake.reading import header_words, headers, school_lists
from spatial.intake.reading.find import Source
from spatial.intake.reading.grid import Grid
from spatial.intake.reading.hidden_cells import HiddenCells
from spatial.intake.reading.part import Part
from spatial.intake.reading.units import Head
from spatial.intake.text.fonts import Lettered

_SHOWN = 10  # rows named


def no_data(source: Source, aside: Sequence[tuple[int, str]]) -> Fault:
    """List the rows that are no data by their reason."""
    listed = {
        reason: ", ".join(str(row) for row, why in aside if why == reason) or "–"
        for reason in ("section", "total", "note", "signature", "numbering")
    }
    return source.fault(
        "rows_no_data",
        severity=Severity.WARNING,
        count=len(aside),
        section=listed["section"],
        total=listed["total"],
        note=listed["note"],
        signature=listed["signature"],
        numbering=listed["numbering"],
    )


def hidden(
    source: Source, cells: HiddenCells, rows: Iterable[object], heads: Sequence[Head]
) -> list[Fault]:
    """Name the rows of data and the columns that were read though nobody sees them."""
    unseen = sorted(cells.rows & {int(str(row)) for row in rows})
    columns = [head.path for head in heads if head.column and head.at in cells.columns]
    if not unseen and not columns:
        return []
    return [
        source.fault(
            "hidden_read",
            severity=Severity.WARNING,
            count=len(unseen),
            rows=", ".join(map(str, unseen[:_SHOWN])) or "–",
            columns=", ".join(columns) or "–",
        )
    ]


def second(source: Source, found: tuple[int, str] | None) -> list[Fault]:
    """Refuse a sheet that goes on under a header of other columns."""
    if found is None:
        return []
    return [source.fault("header_changes", at=found[0], columns=found[1])]


def old_letters(source: Source, letters: Lettered) -> list[Fault]:
    """Say which cells were in a legacy font, and which may be."""
    faults = []
    if letters.whole:
        faults.append(source.fault("letters_read", severity=Severity.WARNING, letters=letters.code))
    elif letters.mended:
        before, after = letters.mended[0]
        faults.append(
            source.fault(
                "letters_mixed",
                value=before,
                severity=Severity.WARNING,
                count=len(letters.mended),
                letters=letters.code,
                after=after,
            )
        )
    if letters.doubtful:
        faults.append(
            source.fault(
                "letters_doubtful",
                value=letters.doubtful[0][:40],
                severity=Severity.WARNING,
                count=len(letters.doubtful),
            )
        )
    return faults


def renamed(source: Source, columns: Iterable[str]) -> list[Fault]:
    """Say which headers were taken for which columns, where the names differ."""
    pairs = [
        f"“{source.header(name)}” → {name}"
        for name in columns
        if source.header(name).casefold() != name
    ]
    if not pairs:
        return []
    return [source.fault("headers_read", severity=Severity.WARNING, pairs="; ".join(pairs))]


def sizes(source: Source, answered: Collection[str] = ()) -> list[Fault]:
    """
    Say of each column "Quy mô HS" that it was read as the pupils of today.

    An office means by it those it teaches, or those the school is built or planned for; the header
    does not tell which. One with words of now does, or with a year that has come.

    Parameters
    ----------
    answered
        Headers whose meaning the planner told already.
    """
    return [
        source.fault("size_as_pupils", value=path, severity=Severity.WARNING, name=source.name)
        for path in dict.fromkeys(source.headers.get("pupils", ()))
        if path not in answered and header_words.is_size(path) and not _is_of_now(path)
    ]


def _is_of_now(header: str) -> bool:
    """Tell whether a header has words of now, or a year no later than the school year's end."""
    year = headers.year_in(header)
    return year <= clock.today().year + 1 if year else header_words.tells_now(header)


def with_sheets_left(part: Part, left: Sequence[Grid], first: Grid, lists: Sequence[Grid]) -> Part:
    """
    Name the sheets of a workbook that were not read.

    Parameters
    ----------
    part
        The first of its parts, which says so.
    first
        Its sheet.
    lists
        The sheets that are lists themselves, with a header: an older year, a copy.
    """
    own = {id(sheet) for sheet in lists}
    counts = {
        str(sheet.sheet): 0 if id(sheet) in own else school_lists.rows_without_header(sheet, first)
        for sheet in left
    }
    faults = [
        part.source.fault("sheet_without_header", value=name, count=count)
        for name, count in counts.items()
        if count
    ]
    if others := [name for name, count in counts.items() if not count]:
        note = part.source.fault("sheets_left", severity=Severity.WARNING, sheets=", ".join(others))
        faults.append(note)
    return dataclasses.replace(part, faults=(*part.faults, *faults))
