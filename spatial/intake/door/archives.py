"""Archives and XML from strangers: what may be unpacked, and what no file may ask for."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from spatial.intake.door.limits import LIMITS, Limits

# What the standard library raises for a damaged archive.
BROKEN = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,  # a name that is not in the letters it says
)
_CHUNK = 1 << 20
_LONGEST = 240  # letters of a path the oldest Windows limit leaves room for
# Names that are devices on Windows, whatever follows the point.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)


class Hostile(Exception):  # noqa: N818 - not an error of the program: a fault of the file, said in words
    """A file that asks for what no file may; carries the fault to report."""

    def __init__(self, *, code: str, **blanks: object) -> None:
        super().__init__(code)
        self.code = code
        self.blanks = blanks


def members(archive: zipfile.ZipFile, packed_bytes: int, limits: Limits) -> list[zipfile.ZipInfo]:
    """
    List the files of an archive that may be unpacked.

    Raises
    ------
    Hostile
        For a member that climbs out, a link, encryption, too many members, or an archive that
        unfolds to far more than its size.
    """
    entries = archive.infolist()
    if len(entries) > limits.members:
        raise Hostile(code="too_many_members", count=len(entries), most=limits.members)
    total = sum(member.file_size for member in entries)
    if total > min(limits.unpacked_bytes, max(packed_bytes, 50_000) * limits.unpacked_ratio):
        raise Hostile(code="zip_bomb", size=total // 1_000_000, packed=packed_bytes // 1000)
    for member in entries:
        parts = PurePosixPath(member.filename.replace("\\", "/"))
        climbs = parts.is_absolute() or ".." in parts.parts or ":" in member.filename
        link = stat.S_ISLNK(member.external_attr >> 16)
        if climbs or link:
            raise Hostile(code="zip_climbs", member=shown(member.filename))
        if not parts.parts or not all(map(sound_name, parts.parts)):
            raise Hostile(code="bad_name", member=shown(member.filename))
        if member.flag_bits & 1:
            raise Hostile(code="locked")
    return [member for member in entries if not member.is_dir()]


def sound_name(name: str) -> bool:
    """
    Tell whether a file may be called that on every system, and looks like what it is.

    Examples
    --------
    >>> sound_name("phường 5.shp"), sound_name("NUL.csv"), sound_name("gpj\u202eshp.exe")
    (True, False, False)
    """
    unseen = any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} for letter in name)
    return not (unseen or _DEVICE.fullmatch(name) or name != name.rstrip(". "))


def shown(name: str) -> str:
    """Write a name so that it cannot hide anything: signs nobody sees become their numbers."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name)[
        :80
    ]


def unpack(path: Path, home: Path, *, limits: Limits = LIMITS) -> None:
    """
    Unpack an archive, every member at most as long as it declares.

    Raises
    ------
    Hostile
        As `members`.
    """
    with zipfile.ZipFile(path) as archive:
        for member in members(archive, path.stat().st_size, limits):
            place = home / member.filename.replace("\\", "/")
            if len(str(place)) > _LONGEST:
                raise Hostile(code="zip_climbs", member=shown(member.filename))
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as target:
                for chunk in stream(archive, member):
                    target.write(chunk)


def stream(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterable[bytes]:
    """Read a member piece by piece, never more than it declares."""
    left = member.file_size
    with archive.open(member) as file:
        while left >= 0 and (chunk := file.read(_CHUNK)):
            left -= len(chunk)
            yield chunk
