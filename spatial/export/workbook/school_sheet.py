"""The sheet of schools: what is known of each, as it was read."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from spatial import words
from spatial.export.documents.review import OWNERSHIP
from spatial.export.workbook.grid import HEAD_ROW, WorkbookGrid
from spatial.network import MARK

KEYS = ("school_id", "school", "ward", "level", "ownership", "rooms_have", "land_have_m2", "kind")
WIDTHS = (16, 44, 22, 12, 16, 12, 14, 13)


def write(grid: WorkbookGrid, sheet: Worksheet) -> None:
    """Write the schools of the locality, or of the one ward."""
    grid.heads(sheet, KEYS, WIDTHS)
    source, town = grid.source, grid.source.assessment.network
    wards = town.wards(source.assessment.options.units)["ward"].astype(str).to_dict()
    row = HEAD_ROW
    for row, one in enumerate(source.schools().to_dict("records"), start=HEAD_ROW + 1):
        shares = (str(one["school_id"]), str(one["level"])) in town.apportioned
        owner = str(one["ownership"])
        texts = (
            str(one["school_id"]),
            f"{one['name']} {MARK}" if shares else str(one["name"]),
            wards.get(str(one["ward_id"]), ""),
            source.level(str(one["level"])),
            source.say(f"ownership.{owner if owner in OWNERSHIP else 'chua_ro'}"),
        )
        for column, text in enumerate(texts):
            grid.text(sheet, (row, column), text)
        grid.figure(sheet, (row, 5), float(one["rooms"]), "whole")
        grid.figure(sheet, (row, 6), float(one["land_m2"]), "whole")
        if isinstance(one["kind"], str):  # of figures there are
            grid.text(sheet, (row, 7), words.say(f"kind.{one['kind']}", lang=source.lang))
    grid.close(sheet, last_row=row, columns=len(KEYS), freeze=2)
