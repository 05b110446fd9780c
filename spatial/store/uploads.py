"""What may be uploaded: plain names, known forms, so much and no more, gone after a week."""

from __future__ import annotations

import dataclasses
import re
import shutil
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from spatial.errors import Fault
from spatial.intake.reading.find import KNOWN
from spatial.store import private
from spatial.store.place import home

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
    How much may be uploaded.

    Attributes
    ----------
    files
        Files at once.
    file_bytes, total_bytes
        Size of one file and of all together [bytes].
    visitor_bytes, disk_bytes
        Size of all visits of one person, and of everybody's, on the disk at once [bytes].
    """

    files: int = 60
    file_bytes: int = 60_000_000
    total_bytes: int = 200_000_000
    visitor_bytes: int = 600_000_000
    disk_bytes: int = 5_000_000_000


ROOM = Room()
OWNER = ".visitor"  # whose uploads a folder holds: the digest of a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Fullness:
    """How much lies on the disk: one visitor's and everybody's [bytes]."""

    visitor_bytes: int
    disk_bytes: int
    room: Room

    @classmethod
    def of(cls, root: Path, visitor: str, *, room: Room) -> Fullness:
        """Measure the folder of all uploads for a visitor, given by his digest."""
        mine = whole = 0
        for desk in root.iterdir() if root.is_dir() else ():
            if desk.name.startswith(private.WRITING) or not desk.is_dir():
                continue
            size = sum(path.stat().st_size for path in desk.rglob("*") if path.is_file())
            whole += size
            owner = desk / OWNER
            if visitor and owner.is_file() and owner.read_text(encoding="utf-8") == visitor:
                mine += size
        return cls(visitor_bytes=mine, disk_bytes=whole, room=room)

    def grown(self, more_bytes: int) -> Fullness:
        """Return how much lies there with more."""
        return dataclasses.replace(
            self,
            visitor_bytes=self.visitor_bytes + more_bytes,
            disk_bytes=self.disk_bytes + more_bytes,
        )

    def refuse(self, name: str, more_bytes: int) -> Fault | None:
        """Say why a file of so many more bytes has no room, if it has none."""
        after = self.grown(more_bytes)
        for code, size, most in (
            ("upload_visitor", after.visitor_bytes, self.room.visitor_bytes),
            ("upload_disk", after.disk_bytes, self.room.disk_bytes),
        ):
            if more_bytes > 0 and size > most:
                return Fault(code=code, file=name, blanks={"most": most // 1_000_000})
        return None


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
    return len(old) + private.sweep(place, now_s=now_s)
