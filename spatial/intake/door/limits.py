"""How much a file may ask of this machine. Anything beyond is refused with a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """
    Ceilings for what comes from outside; generous for an office, short for an attack.

    Attributes
    ----------
    file_bytes
        Size of one file [bytes].
    unpacked_bytes, unpacked_ratio, members
        What an archive may unfold to [bytes], how many times its own size, in how many members.
    sheets, rows, columns, cells
        Size of a workbook: sheets, and rows, columns and cells of one sheet.
    vertices
        Vertices of one layer.
    text
        Length of one value [letters].
    files
        Files of one locality.
    depth, table_depth, parts
        How deep XML and JSON may be nested, tables within tables, and elements of a document.
    form_cells
        Cells of one form.
    merged
        Merged areas of one sheet.
    shared_text, unfolded_text
        Length of one text of a workbook, and of all of them as often as cells name them [letters].
    tab_bytes
        Size of a MapInfo table's definition [bytes].
    """

    file_bytes: int = 400_000_000
    unpacked_bytes: int = 800_000_000
    unpacked_ratio: int = 200
    members: int = 2_000
    sheets: int = 60
    rows: int = 1_048_576
    columns: int = 512
    cells: int = 20_000_000
    vertices: int = 3_000_000
    text: int = 10_000
    files: int = 500
    depth: int = 100
    table_depth: int = 8
    parts: int = 500_000
    form_cells: int = 20_000
    merged: int = 50_000
    shared_text: int = 100_000
    unfolded_text: int = 100_000_000
    tab_bytes: int = 64_000


LIMITS = Limits()
