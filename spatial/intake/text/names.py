"""Names as people spell them: the same with and without tones, case, prefixes and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

import yaml

_PUNCTUATION = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WARD_PREFIX = re.compile(
    r"^(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p|x|tt|ward|commune)[.\s]+",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """
    Write a name without tones, case and punctuation.

    Examples
    --------
    >>> fold("Tân  Chánh-Hiệp"), fold("SỐ PHÒNG HỌC (*)"), fold("TenTruong")
    ('tan chanh hiep', 'so phong hoc', 'ten truong')
    """
    spaced = _CAMEL.sub(" ", text)
    apart = unicodedata.normalize("NFD", spaced.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _PUNCTUATION.sub(" ", bare.casefold()).strip()


def ward_name(text: str) -> str:
    """
    Write a ward's name without its rank; numbers without their leading zeros.

    Examples
    --------
    >>> ward_name("P. Tân Thới Hiệp"), ward_name("Phường 05"), ward_name("Thị trấn Hóc Môn")
    ('Tân Thới Hiệp', '5', 'Hóc Môn')
    """
    clean = " ".join(unicodedata.normalize("NFC", text).split()).strip(" ,;.")
    name = _WARD_PREFIX.sub("", clean)
    return str(int(name)) if name.isdecimal() else name


@cache
def aliases() -> dict[str, Any]:
    """Return what offices call tables, columns, levels and kinds."""
    text = resources.files("spatial.intake").joinpath("aliases.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@cache
def lookup(group: str) -> dict[str, str]:
    """
    Return the names of one group by their folded spelling.

    Examples
    --------
    >>> lookup("levels")["cap 2"], lookup("columns")["so phong hoc"], lookup("tables")["ds truong"]
    ('thcs', 'rooms', 'schools')
    """
    return {
        fold(spelling): name
        for name, spellings in aliases()[group].items()
        for spelling in (name, *spellings)
    }


def level(text: str) -> str | None:
    """Return the level a word names, ``None`` for none."""
    return lookup("levels").get(fold(text))


def level_in(name: str) -> str | None:
    """
    Return the one level a school's name tells, ``None`` for none or several.

    Examples
    --------
    >>> level_in("Trường Tiểu học Nguyễn Du"), level_in("THCS Lê Lợi"), level_in("TH - THCS A")
    ('tieu_hoc', 'thcs', None)
    """
    found = {_OF_NAME[word] for word in _LEVEL_WORDS.findall(fold(name))}
    return found.pop() if len(found) == 1 else None


_OF_NAME = {
    "mam non": "mam_non", "mau giao": "mam_non", "nha tre": "mam_non", "mn": "mam_non",
    "tieu hoc": "tieu_hoc", "th": "tieu_hoc", "trung hoc co so": "thcs", "thcs": "thcs",
    "trung hoc pho thong": "thpt", "thpt": "thpt",
}  # fmt: skip
_LEVEL_WORDS = re.compile(rf"\b(?:{'|'.join(_OF_NAME)})\b")
