"""
The door: a file must be what its name says and ask for no more than it may.

Every check looks at bytes before a reader opens the file. GDAL would open a virtual layer under any
name and follow it to other files, a workbook of one cell at the far corner fills the memory, and a
few kilobytes of zip unfold to gigabytes; each is stopped here with its own sentence.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from spatial.errors import Fault
from spatial.intake.door import compound, documents, json_text, maps, workbooks
from spatial.intake.door.archives import BROKEN, Hostile, members, stream, unpack
from spatial.intake.door.limits import LIMITS, Limits
from spatial.intake.door.xml_text import XmlText

__all__ = ["BROKEN", "Hostile", "look", "members", "refuse", "unpack"]

_FOOT = 8  # bytes at the end of Parquet: the length of its footer, and its mark
_SIDECARS = (".shx", ".dbf", ".prj", ".cpg", ".dat", ".map", ".id", ".ind", ".mid", ".qix", ".sbn")


def refuse(path: Path, name: str, *, limits: Limits = LIMITS) -> Fault | None:
    """
    Look at a file before anything reads it.

    Parameters
    ----------
    name
        What faults call it.

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
    if path.suffix.lower() in _VECTOR:
        maps.virtual(path)
    check = _CHECKS.get(path.suffix.lower())
    if check is not None:
        check(path, limits)


def _beside(path: Path) -> None:
    """Let no sidecar be a link to another file."""
    for suffix in _SIDECARS:
        for beside in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
            if beside.is_symlink():
                raise Hostile(code="not_a_file")


def _archive(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """Check an archive as a whole."""
    maps.starts(path, b"PK\x03\x04", b"PK\x05\x06")
    with zipfile.ZipFile(path) as archive:
        return members(archive, path.stat().st_size, limits)


def _kmz(path: Path, limits: Limits) -> None:
    """Check every KML inside a KMZ; what else it holds is looked at once it is unpacked."""
    with zipfile.ZipFile(path) as archive:
        for member in _archive(path, limits):
            if member.filename.lower().endswith(".kml"):
                text = XmlText(limits, root="kml", kml=True)
                for chunk in stream(archive, member):
                    text.feed(chunk)
                text.close()


def _package(path: Path, limits: Limits) -> None:
    """Check a workbook or a Word document of the zip kind, part by part."""
    with path.open("rb") as file:
        if file.read(len(compound.MARK)) == compound.MARK:  # encrypted, or of the old kind
            raise Hostile(code="locked")
    with zipfile.ZipFile(path) as archive:
        entries = _archive(path, limits)
        if path.suffix.lower() == ".docx":
            documents.docx(archive, entries, limits)
        else:
            workbooks.check(archive, entries, limits)


def _old_workbook(path: Path, _: Limits) -> None:
    """Let only a workbook of the old kind pass as ``.xls``."""
    maps.starts(path, compound.MARK, b"\x09\x08", b"\x09\x04", b"\x09\x02")


def _parquet(path: Path, _: Limits) -> None:
    """Let only Parquet pass: its mark at both ends, its footer within the file."""
    head = maps.starts(path, b"PAR1")
    with path.open("rb") as file:
        file.seek(-min(len(head), _FOOT), 2)
        foot = file.read()
    footer = int.from_bytes(foot[:4], "little")
    if len(foot) < _FOOT or foot[4:] != b"PAR1" or footer + _FOOT > path.stat().st_size:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)


_VECTOR = frozenset({".geojson", ".json", ".kml", ".gpkg", ".shp", ".tab", ".mif", ".fgb"})
_CHECKS: dict[str, Callable[[Path, Limits], object]] = {
    ".geojson": json_text.geojson,
    ".json": json_text.geojson,
    ".kml": maps.kml,
    ".kmz": _kmz,
    ".gpkg": maps.gpkg,
    ".shp": maps.shp,
    ".tab": maps.tab,
    ".mif": maps.mif,
    ".fgb": maps.fgb,
    ".parquet": _parquet,
    ".xlsx": _package,
    ".xlsm": _package,
    ".ods": _package,
    ".xls": _old_workbook,
    ".docx": _package,
    ".html": documents.html,
    ".htm": documents.html,
    ".csv": documents.delimited,
    ".tsv": documents.delimited,
    ".txt": documents.delimited,
    ".zip": _archive,
}
