"""What the reader of a workbook leaves out: errors of formulas, footnote marks, what is hidden."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spatial.intake.reading import (
    binary_errors,
    error_cells,
    hidden_cells,
    opendocument_errors,
    raised_marks,
    sheet_xml,
)
from spatial.intake.reading.hidden_cells import HiddenCells


@dataclass(frozen=True, kw_only=True)
class OmittedCells:
    """
    What is left out of one sheet.

    Attributes
    ----------
    texts
        Errors, and figures with a raised mark, by row and column, from 1.
    hidden
        Rows and columns that are not shown.
    """

    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: HiddenCells = hidden_cells.NONE


NOTHING = OmittedCells()


def of_workbook(path: Path, sheets: Sequence[str]) -> dict[str, OmittedCells]:
    """
    Find the cells that hold an error, or a raised mark behind a figure, and what is hidden.

    Parameters
    ----------
    path
        A workbook the door let in: Office Open XML, OpenDocument or the old binary form; marks are
        found in the first alone.
    sheets
        Names of all its sheets in their order.

    Returns
    -------
    dict
        By name of the sheet; of one that leaves nothing out there is nothing.
    """
    found = _found(path, sheets)
    return {name: omitted for name, omitted in found.items() if omitted != NOTHING}


def _found(path: Path, sheets: Sequence[str]) -> dict[str, OmittedCells]:
    """Go over the sheets of a workbook once."""
    if not zipfile.is_zipfile(path):
        raw = path.read_bytes()
        errors = dict(zip(sheets, binary_errors.by_sheet(raw), strict=False))
        unseen = dict(zip(sheets, binary_errors.hidden_by_sheet(raw), strict=False))
        return {
            name: OmittedCells(
                texts=errors.get(name, {}), hidden=unseen.get(name, hidden_cells.NONE)
            )
            for name in sheets
        }
    with zipfile.ZipFile(path) as archive:
        if opendocument_errors.CONTENT in archive.namelist():
            heard = opendocument_errors.heard(archive)
            return {
                name: OmittedCells(
                    texts=heard.found.get(name, {}),
                    hidden=HiddenCells(
                        rows=frozenset(heard.rows.get(name, ())),
                        columns=frozenset(heard.columns.get(name, ())),
                    ),
                )
                for name in sheets
            }
        shared = raised_marks.of_shared(sheet_xml.content(archive, sheet_xml.SHARED))
        found = {}
        for name, part in sheet_xml.sheet_parts(archive).items():
            sheet = sheet_xml.content(archive, part)
            found[name] = OmittedCells(
                texts=error_cells.of_sheet(sheet) | raised_marks.of_sheet(sheet, shared),
                hidden=hidden_cells.of_sheet(sheet),
            )
    return found
