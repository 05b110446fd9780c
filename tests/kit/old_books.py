"""Workbooks no library here writes: an XLS of BIFF8 in its compound file, and a bare ODS."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ERRORS = {b"#DIV/0!": 0x07, b"#VALUE!": 0x0F, b"#REF!": 0x17, b"#NAME?": 0x1D, b"#N/A": 0x2A}
_MINI = 4096  # a shorter stream would lie in the mini stream

Rows = Sequence[Sequence[object]]


def xls(rows: Rows, *, sheet: str = "S", hidden: tuple[int, int] = (0, 0)) -> bytes:
    """
    Write one sheet of numbers and text as an old workbook.

    Bytes are an error: ``b"#REF!"`` of the cell itself, ``b"=#REF!"`` of its formula;
    `hidden` is a row and a column, from 1, that are not shown.
    """
    return _compound(_workbook(rows, sheet, hidden))


def _record(code: int, body: bytes) -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def _text(text: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")


def _workbook(rows: Rows, sheet: str, hidden: tuple[int, int] = (0, 0)) -> bytes:
    """Lay the records of the ``Workbook`` stream end to end."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    page = _record(0x0042, struct.pack("<H", 1200))
    end = _record(0x000A, b"")
    name = _text(sheet, "B")
    start = len(begin) + len(page) + 4 + 6 + len(name) + len(end)
    book = begin + page + _record(0x0085, struct.pack("<IBB", start, 0, 0) + name) + end
    own = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    width = max(map(len, rows))
    own += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    if all(hidden):
        unseen, across = hidden[0] - 1, hidden[1] - 1
        own += _record(0x007D, struct.pack("<HHHHHH", across, across, 2048, 15, 1, 0))
        own += _record(0x0208, struct.pack("<HHHHHHI", unseen, 0, width, 255, 0, 0, 0x120))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(cell, int | float):
                own += _record(0x0203, place + struct.pack("<d", float(cell)))
            elif isinstance(cell, bytes):
                code = _ERRORS[cell.removeprefix(b"=")]
                value = struct.pack("<BBBBBBH", 2, 0, code, 0, 0, 0, 0xFFFF)
                formula = value + struct.pack("<HIH", 0, 0, 2) + bytes([0x1C, code])
                of_cell = cell.startswith(b"=")
                own += (
                    _record(0x0006, place + formula)
                    if of_cell
                    else _record(0x0205, place + bytes([code, 1]))
                )
            elif cell is not None:
                own += _record(0x0204, place + _text(str(cell), "H"))
    return book + own + end


def _compound(stream: bytes) -> bytes:
    """Put one stream into a compound file: header, FAT, directory, stream."""
    padded = stream.ljust(max(_MINI, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(padded) // SECTOR
    fat = [_FAT, _END, *range(3, 2 + count), _END]
    assert len(fat) <= SECTOR // 4
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x003E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _MINI, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack(f"<{SECTOR // 4}I", *fat, *[_FREE] * (SECTOR // 4 - len(fat)))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(padded))
    return head + table + entries.ljust(SECTOR, b"\0") + padded


def _entry(name: str, sort: int, child: int, start: int, size: int) -> bytes:
    """Write one entry of the directory."""
    written = name.encode("utf-16-le") + b"\0\0"
    body = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), sort, 1)
    return body + struct.pack("<III36xIQ", _FREE, _FREE, child, start, size)


_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="{}">{}</table:table></office:spreadsheet>
</office:body></office:document-content>"""
_ODS_ERROR = (  # as LibreOffice writes it
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>{}</text:p></table:table-cell>'
)
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def ods(rows: Rows, *, sheet: str = "S", hidden: tuple[int, int] = (0, 0)) -> bytes:
    """Write one sheet of numbers and text as an OpenDocument spreadsheet; `hidden` as in `xls`."""
    lines = _ods_columns(hidden[1], max(map(len, rows)))
    for at, row in enumerate(rows, start=1):
        cells = []
        for cell in row:
            if isinstance(cell, bytes):
                cells.append(_ODS_ERROR.format(cell.decode().removeprefix("=")))
                continue
            number = isinstance(cell, int | float)
            sort = f'float" office:value="{cell}' if number else "string"
            said = "" if cell is None else escape(str(cell))
            cells.append(
                f'<table:table-cell office:value-type="{sort}"><text:p>{said}</text:p>'
                "</table:table-cell>"
            )
        unseen = ' table:visibility="filter"' if at == hidden[0] else ""
        lines.append(f"<table:table-row{unseen}>{''.join(cells)}</table:table-row>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        packed.writestr("content.xml", _ODS.format(escape(sheet), "".join(lines)))
    return out.getvalue()


def _ods_columns(hidden: int, width: int) -> list[str]:
    """Declare the columns of a sheet, one of them not shown; none where all are shown."""
    if not hidden:
        return []
    before, behind = hidden - 1, width - hidden
    many = '<table:table-column table:number-columns-repeated="{}"/>'
    return [
        many.format(before) if before else "",
        '<table:table-column table:visibility="collapse"/>',
        many.format(behind) if behind else "",
    ]
