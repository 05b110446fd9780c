"""GeoJSON from strangers, weighed piece by piece: nesting, vertices, endless numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import Limits

_CHUNK = 1 << 20
_HEAD = 65_536
_TYPES = (
    rb'"type"\s*:\s*"(?:FeatureCollection|Feature|GeometryCollection'
    rb'|(?:Multi)?(?:Point|LineString|Polygon))"'
)
_TYPE = re.compile(_TYPES)
_LONGEST = 60  # digits of a number
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEP = np.zeros(256, dtype=np.int64)
_STEP[[ord("["), ord("{")]] = 1
_STEP[[ord("]"), ord("}")]] = -1


def geojson(path: Path, limits: Limits) -> None:
    """Let only a GeoJSON object of sane numbers, shallow nesting and bounded vertices pass."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _HEAD))
        foot = file.read()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if not start.startswith(b"{") or not (_TYPE.search(head) or _TYPE.search(foot)):
        raise Hostile(code="not_what_it_says", suffix=path.suffix)
    depth, brackets, tail = 0, 0, b""
    for bare in _outside_text(path):
        marks = bare.translate(None, _NOT_BRACKETS)
        if marks:
            course = depth + np.cumsum(_STEP[np.frombuffer(marks, dtype=np.uint8)])
            depth = int(course[-1])
            if course.max() > limits.depth:
                raise Hostile(code="too_deep", most=limits.depth)
        brackets += marks.count(b"[")
        if brackets > limits.vertices:
            raise Hostile(code="too_many_vertices", most=limits.vertices)
        _numbers(tail + bare)
        tail = bare[-_LONGEST:]


def _outside_text(path: Path) -> Iterator[bytes]:
    """Give what stands outside quotes; a pipeline named in a text is refused on the way."""
    inside, kept, tail = False, b"", b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if b"gdal_streamed_alg" in tail + chunk:
                raise Hostile(code="points_elsewhere")
            tail = chunk[-32:]
            whole = kept + chunk
            if b"\\" in whole:
                body = whole.rstrip(b"\\")
                kept = whole[len(body) :][-1:] * ((len(whole) - len(body)) % 2)
                whole = body.replace(b"\\\\", b"  ").replace(b'\\"', b"  ")
            else:
                kept = b""
            parts = whole.split(b'"')
            yield b'"'.join(parts[inside::2])
            inside ^= (len(parts) - 1) % 2 == 1


def _numbers(bare: bytes) -> None:
    """Refuse numbers of endless digits; those that are none are told later, with their row."""
    if b"0" * _LONGEST in bare.translate(_DIGITS):
        raise Hostile(code="no_number")
