"""
The door: a file must be what its name says and ask for no more than it may.

Every check looks at bytes before a reader opens the file. GDAL would open a virtual layer under any
name and follow it to other files, a workbook of one cell at the far corner fills the memory, and a
few kilobytes of zip unfold to gigabytes; each is stopped here with its own sentence.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.parsers import expat

from spatial.errors import Fault
from spatial.intake.door.archives import BROKEN, Hostile, members, stream, unpack, xml_stream
from spatial.intake.door.limits import LIMITS, Limits

__all__ = ["BROKEN", "Hostile", "look", "members", "refuse", "unpack"]

_CHUNK = 1 << 20
_HEAD = 65_536
_FAR = re.compile(rb'\br="([A-Z]{2,3})\d')
_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
_CELL_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,9})"')
_REPEAT = re.compile(rb'number-(columns|rows)-repeated="(\d+)"')
_SIDECARS = (".shx", ".dbf", ".prj", ".cpg", ".dat", ".map", ".id", ".ind", ".mid", ".qix", ".sbn")
_VIRTUAL = re.compile(rb"create\s+virtual\s+table[^;]{0,200}?using\s+(?!rtree)", re.IGNORECASE)


def refuse(path: Path, name: str, *, limits: Limits = LIMITS) -> Fault | None:
    """
    Look at a file before anything reads it.

    Parameters
    ----------
    path
        The file.
    name
        What faults call it.
    limits
        Ceilings.

    Returns
    -------
    Fault or None
        Why it is refused.
    """
    try:
        look(path, limits=limits)
    except Hostile as stop:
        return Fault(code=stop.code, file=name, blanks=stop.blanks)
    except BROKEN as problem:
        return Fault(code="unreadable", file=name, blanks={"reason": type(problem).__name__})
    return None


def look(path: Path, *, limits: Limits = LIMITS) -> None:
    """
    Check size and content of one file.

    Raises
    ------
    Hostile
        With the code of the fault.
    """
    if path.is_symlink() or not path.is_file():
        raise Hostile(code="not_a_file")
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Hostile(code="too_big", size=size // 1_000_000, most=limits.file_bytes // 1_000_000)
    if path.suffix.lower() in {".shp", ".tab", ".mif"}:
        _beside(path)
    check = _CHECKS.get(path.suffix.lower())
    if check is not None:
        check(path, limits)


def _starts(path: Path, *magic: bytes) -> bytes:
    """Give the head of a file, which must begin with one of the marks of its format."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(magic):
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    return head


def _geojson(path: Path, limits: Limits) -> None:
    """Let only a JSON object pass, without a pipeline in it and without endless vertices."""
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
        if not head.startswith(b"{"):
            raise Hostile(code="not_what_it_says", suffix=path.suffix)
        file.seek(0)
        brackets, tail = 0, b""
        while chunk := file.read(_CHUNK):
            brackets += chunk.count(b"[")
            if b"gdal_streamed_alg" in tail + chunk:
                raise Hostile(code="points_elsewhere")
            tail = chunk[-32:]
            if brackets > limits.vertices:
                raise Hostile(code="too_many_vertices", most=limits.vertices)


def _xml(path: Path, limits: Limits) -> None:
    """Let only KML without entities and links to other places pass."""
    head = _starts(path, b"<", b"\xef\xbb\xbf<", b" ", b"\n", b"\r")
    if b"<kml" not in head and b":kml" not in head:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    with path.open("rb") as file:
        xml_stream(iter(lambda: file.read(_CHUNK), b""), limits, kml=True)


def _gpkg(path: Path, _: Limits) -> None:
    """Let only a GeoPackage without foreign virtual tables pass."""
    head = _starts(path, b"SQLite format 3\x00")
    if head[68:72] not in {b"GPKG", b"GP10", b"GP11"}:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    with path.open("rb") as file:
        tail = b""
        while chunk := file.read(_CHUNK):
            if _VIRTUAL.search(tail + chunk):
                raise Hostile(code="points_elsewhere")
            tail = chunk[-256:]


def _beside(path: Path) -> None:
    """Let no sidecar be a link to another file."""
    for suffix in _SIDECARS:
        for beside in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
            if beside.is_symlink():
                raise Hostile(code="not_a_file")


def _tab(path: Path, _: Limits) -> None:
    """Let only a native MapInfo table pass; linked, joined and seamless ones name other files."""
    head = _starts(path, b"!table", b"!Table", b"!TABLE").lower()
    if b"type native" not in head or b"\\" in head or b"/" in head.replace(b"\\/", b""):
        raise Hostile(code="points_elsewhere")


def _shp(path: Path, limits: Limits) -> None:
    """Let only a Shapefile of bearable size pass."""
    _starts(path, b"\x00\x00\x27\x0a")
    if path.stat().st_size > 16 * limits.vertices + _HEAD:
        raise Hostile(code="too_many_vertices", most=limits.vertices)


def _archive(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """Check an archive as a whole."""
    _starts(path, b"PK\x03\x04", b"PK\x05\x06")
    with zipfile.ZipFile(path) as archive:
        return members(archive, path.stat().st_size, limits)


def _kmz(path: Path, limits: Limits) -> None:
    """Check every KML inside a KMZ."""
    with zipfile.ZipFile(path) as archive:
        for member in _archive(path, limits):
            if member.filename.lower().endswith(".kml"):
                xml_stream(stream(archive, member), limits, kml=True)


def _workbook(path: Path, limits: Limits) -> None:
    """Check a workbook of the zip kind: entities, sheets, and how far its cells reach."""
    with path.open("rb") as file:
        if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # an encrypted or an old workbook
            raise Hostile(code="locked")
    with zipfile.ZipFile(path) as archive:
        found = _archive(path, limits)
        sheets = [each for each in found if each.filename.startswith("xl/worksheets/sheet")]
        if len(sheets) > limits.sheets:
            raise Hostile(code="too_many_sheets", count=len(sheets), most=limits.sheets)
        for member in found:
            if member.filename.lower().endswith((".xml", ".rels")):
                chunks = stream(archive, member)
                if member in sheets:
                    chunks = _reach(chunks, limits)
                elif member.filename == "content.xml":
                    chunks = _repeats(chunks, limits)
                xml_stream(chunks, limits)


def _reach(chunks: Iterable[bytes], limits: Limits) -> Iterable[bytes]:
    """Pass a sheet on while its farthest cell stays within bounds."""
    tail, width, height = b"", 26, 0
    for chunk in chunks:
        window = tail + chunk
        for found in _FAR.finditer(window):
            width = max(width, _letters(found[1]))
        rows = [int(row) for row in _ROW.findall(window)[-1:]]
        last = _CELL_AT.findall(window[-4096:])[-1:]
        height = max([height, *rows, *(int(row) for _, row in last)])
        if width > limits.columns or height > limits.rows or width * height > limits.cells * 2:
            raise Hostile(code="sheet_too_wide", rows=height, columns=width)
        tail = window[-128:]
        yield chunk


def _letters(name: bytes) -> int:
    """Count a column's letters out: ``AA`` is 27."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _no_doctype(*_: object) -> None:
    """Stop at a document type before anything it declares is unfolded."""
    raise Hostile(code="xml_entities")


def _repeats(chunks: Iterable[bytes], limits: Limits) -> Iterable[bytes]:
    """Pass an OpenDocument sheet on while it is well formed and its repeats stay within bounds."""
    tail = b""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    for chunk in chunks:
        try:
            parser.Parse(chunk)
        except expat.ExpatError as problem:  # calamine would look for the end of it for ever
            raise ValueError(str(problem)) from problem
        window = tail + chunk
        for cell in re.finditer(rb"<table:table-cell[^>]*>", window):
            repeats = [int(count) for _, count in _REPEAT.findall(cell[0])]
            if repeats and b"value" in cell[0] and max(repeats) > limits.columns:
                raise Hostile(code="sheet_too_wide", rows=1, columns=max(repeats))
        cut = window.rfind(b"<")
        tail = window[cut:][-4096:] if cut >= 0 else b""
        yield chunk
    try:
        parser.Parse(b"", True)  # noqa: FBT003 - the parser's own sign for the end
    except expat.ExpatError as problem:
        raise ValueError(str(problem)) from problem


def _old_workbook(path: Path, _: Limits) -> None:
    """Let only a workbook of the old kind pass as ``.xls``."""
    _starts(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08", b"\x09\x04", b"\x09\x02")


_CHECKS: dict[str, Callable[[Path, Limits], object]] = {
    ".geojson": _geojson,
    ".json": _geojson,
    ".kml": _xml,
    ".kmz": _kmz,
    ".gpkg": _gpkg,
    ".shp": _shp,
    ".tab": _tab,
    ".mif": lambda path, _: _starts(path, b"Version", b"version", b"VERSION"),
    ".fgb": lambda path, _: _starts(path, b"fgb\x03"),
    ".parquet": lambda path, _: _starts(path, b"PAR1"),
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".ods": _workbook,
    ".xls": _old_workbook,
    ".docx": _workbook,
    ".zip": _archive,
}
