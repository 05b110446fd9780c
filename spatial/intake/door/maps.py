"""What a map file may hold: its own data, in its own form, and no way to anything else."""

from __future__ import annotations

import re
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import Limits
from spatial.intake.door.xml_text import XmlText

_CHUNK = 1 << 20
_HEAD = 65_536
# What makes GDAL take a file for a virtual layer, wherever in it the words stand.
_VIRTUAL = re.compile(
    rb"<\s*(?:[oO][gG][rR][vV][rR][tT]|[vV][rR][tT][dD][aA][tT][aA]|[sS][rR][cC]"
    rb"(?:[dD][aA][tT][aA][sS][oO][uU][rR][cC][eE]|[sS][qQ][lL]|[lL][aA][yY][eE][rR]))"
)
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_MODULE = re.compile(
    r"create\s+virtual\s+table\b.*?\busing\s+[\[\"'`]?(\w+)", re.IGNORECASE | re.DOTALL
)
_COMPUTES = re.compile(
    r"\b(?:with|recursive|cross|natural|union|zeroblob|randomblob|printf|format|replace|group_concat"
    r"|string_agg|generate_series|json_\w+)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\b(?:zeroblob|randomblob|generate_series)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\b(.*?)(?:\bwhere\b|\border\b|\bgroup\b|\Z)", re.IGNORECASE | re.DOTALL)
_FOREIGN = re.compile(rb"create\s+virtual\s+table[^;]{0,200}?using\s+(?!rtree)", re.IGNORECASE)
_METADATA = re.compile(rb"begin_metadata.*?end_metadata", re.DOTALL)
_MIF_WORDS = frozenset(
    {b"charset", b"delimiter", b"unique", b"index", b"coordsys", b"transform", b"columns"}
    | {b"bounds", b"affine", b"units", b"("}
)
_JOINS = 2  # of one view
_FGB_START, _FGB_OFFSET = 12, 4  # bytes before the header, and of an offset in it
_FGB_HEADER_BYTES = 10_000_000  # what the format's own readers allow


def virtual(path: Path) -> None:
    """Refuse a virtual layer, whatever the file is called and whatever stands before it."""
    tail = b""
    for chunk in _chunks(path):
        if _VIRTUAL.search(tail + chunk):
            raise Hostile(code="points_elsewhere")
        tail = chunk[-64:]


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def starts(path: Path, *magic: bytes) -> bytes:
    """Give the head of a file, which must begin with one of the marks of its format."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(magic):
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    return head


def kml(path: Path, limits: Limits) -> None:
    """Let only KML without entities and links to other places pass."""
    starts(path, b"<", b"\xef\xbb\xbf<", b" ", b"\n", b"\r", b"\t", b"\xff\xfe", b"\xfe\xff")
    text = XmlText(limits, root="kml", kml=True)
    for chunk in _chunks(path):
        text.feed(chunk)
    text.close()


def gpkg(path: Path, _: Limits) -> None:
    """Let only a GeoPackage pass whose views select and whose virtual tables are indexes."""
    head = starts(path, b"SQLite format 3\x00")
    if head[68:72] not in {b"GPKG", b"GP10", b"GP11"}:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    tail = b""
    for chunk in _chunks(path):  # also where the schema does not name it: a page let go
        if _FOREIGN.search(tail + chunk):
            raise Hostile(code="points_elsewhere")
        tail = chunk[-256:]
    asked = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    where = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(where, uri=True)) as base:
            for kind, name, sql in base.execute(asked):
                _entry(str(kind), str(name), str(sql))
    except sqlite3.Error as problem:
        raise ValueError(str(problem)) from problem


def _entry(kind: str, name: str, sql: str) -> None:
    """Look at one entry of a schema."""
    words = _COMMENT.sub(" ", sql)
    module = _MODULE.match(words.strip())
    begins = words.lower().split()[:3]
    if module is not None and module[1].lower() != "rtree":
        raise Hostile(code="points_elsewhere")
    if module is None and begins[1:2] == ["virtual"]:
        raise Hostile(code="points_elsewhere")
    if kind == "view" or "view" in begins[1:]:
        froms = _FROM.findall(words)
        several = len(froms) > 1 or any("," in each for each in froms)
        if several or words.lower().count("join") > _JOINS or _COMPUTES.search(words):
            raise Hostile(code="endless_view", value=name[:80])
    elif _MADE.search(words):
        raise Hostile(code="endless_view", value=name[:80])


def tab(path: Path, limits: Limits) -> None:
    """Let only a native MapInfo table pass; linked, joined and seamless ones name other files."""
    starts(path, b"!table", b"!Table", b"!TABLE")
    if path.stat().st_size > limits.tab_bytes:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    text = path.read_bytes().lower()
    seamless = re.search(rb'isseamless"\s*=\s*"true', text)
    bare = _METADATA.sub(b"", text)
    if seamless or b"type native" not in bare or b"\\" in bare or b"/" in bare:
        raise Hostile(code="points_elsewhere")


def mif(path: Path, limits: Limits) -> None:
    """Let only MapInfo's exchange form pass: a version, its keywords, columns, data."""
    lines = [line.strip() for line in starts(path, b"V", b"v").splitlines()]
    if re.fullmatch(rb"version\s+\d{1,5}", lines[0], re.IGNORECASE) is None:
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    columns = 0
    for line in lines[1:]:
        word = line.lower().split(None, 1)[0] if line else b""
        if word == b"data":
            return
        if columns:
            columns -= bool(line)
        elif word == b"columns":
            count = line.split()[1:2]
            columns = int(count[0]) if count and count[0].isdigit() else 0
            if columns > limits.columns:
                raise Hostile(code="sheet_too_wide", rows=1, columns=columns)
        elif word and word not in _MIF_WORDS and not word.startswith(b"("):
            raise Hostile(code="not_what_it_says", suffix=path.suffix)
    raise Hostile(code="not_what_it_says", suffix=path.suffix)


def fgb(path: Path, _: Limits) -> None:
    """Let only a FlatGeobuf pass whose header lies within the file."""
    head = starts(path, b"fgb\x03fgb")
    # after the mark the header's size, then where in it its root table begins
    size, root = struct.unpack("<II", head[8:16].ljust(8, b"\x00"))
    within = _FGB_START + size <= path.stat().st_size and size <= _FGB_HEADER_BYTES
    if not (within and _FGB_OFFSET <= root <= size - _FGB_OFFSET):
        raise Hostile(code="not_what_it_says", suffix=path.suffix)


def shp(path: Path, limits: Limits) -> None:
    """Let only a Shapefile of bearable size pass."""
    starts(path, b"\x00\x00\x27\x0a")
    if path.stat().st_size > 16 * limits.vertices + _HEAD:
        raise Hostile(code="too_many_vertices", most=limits.vertices)
