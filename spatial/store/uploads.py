"""What may be uploaded: plain names, known forms, so much and no more, gone after a week."""

from __future__ import annotations

import re
import shutil
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from spatial.intake.reading.find import KNOWN
from spatial.store.revisions import home

BESIDE = frozenset({".dbf", ".shx", ".prj", ".cpg", ".dat", ".map", ".id", ".ind", ".mid"})
FORMS = frozenset({".docx", ".html", ".htm"})  # one form per school; tables come in none of these
TAKEN = KNOWN | BESIDE | FORMS
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 100  # letters of a file's name
_KEPT_S = 7 * 24 * 3600.0  # uploads nobody came back to for so long are removed [s]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """
    How much one visit may upload.

    Attributes
    ----------
    files
        Files at once.
    file_bytes, total_bytes
        Size of one file and of all together [bytes].
    """

    files: int = 60
    file_bytes: int = 60_000_000
    total_bytes: int = 200_000_000


ROOM = Room()


def plain(name: str) -> str:
    r"""
    Make a harmless file name of what a sender calls a file; empty where nothing is left.

    Examples
    --------
    >>> plain("../../etc/<b>Dân số</b>.xlsx"), plain("C:\\x\\wards.shp"), plain("..")
    ('b_.xlsx', 'wards.shp', '')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = _FORBIDDEN.sub("_", last).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    clean = f"{stem[: _LONGEST - len(suffix)]}{dot}{suffix[:10]}" if dot else clean[:_LONGEST]
    return f"_{clean}" if _DEVICES.fullmatch(clean) else clean


def sweep(root: Path | None = None, *, now_s: float | None = None) -> int:
    """
    Remove uploads nobody came back to.

    Parameters
    ----------
    root
        Folder of all desks; ``None`` takes ``uploads`` in `home`.
    now_s
        Time [s since 1970]; ``None`` asks the clock.

    Returns
    -------
    int
        How many folders went.
    """
    place = root or home() / "uploads"
    before = (time.time() if now_s is None else now_s) - _KEPT_S
    old = [
        path
        for path in (place.iterdir() if place.is_dir() else ())
        if path.is_dir() and path.stat().st_mtime < before
    ]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return len(old)
