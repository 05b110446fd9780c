"""Names as people spell them: the same with and without tones, case, prefixes and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from functools import cache, lru_cache
from importlib import resources
from typing import Any, TypeVar

from spatial import own_yaml

_Name = TypeVar("_Name", bound=Hashable)

_PUNCTUATION = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WARD_PREFIX = re.compile(
    r"^(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p|x|tt|ward|commune)[.\s]+",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 15)  # a list asks of the same names again and again
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


def slug(text: str) -> str:
    """
    Write a name as a code: folded, a dash for every space.

    Examples
    --------
    >>> slug("Trường TH Kim Đồng")
    'truong-th-kim-dong'
    """
    return fold(text).replace(" ", "-")


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


_DISTRICTS = frozenset(
    {"quan", "huyen", "quanhuyen", "huyenquan", "tenquan", "tenhuyen", "tenquanhuyen", "tenqh",
     "quanhuyentp", "quanhuyenthixa", "quanhuyenthanhpho", "district", "districtname", "name2"}
)  # fmt: skip
_DISTRICT = re.compile(
    r"(?:\s*[,;(]\s*|\s+[-–]\s+|\s+)"
    r"(?:quận|quan|q|huyện|huyen|h|thành phố|thanh pho|tp|thị xã|thi xa|tx)"
    r"(?:\.\s*|\s+|(?=\d))([^,;()]+)\)?(?:\s*[,;].*)?$",
    re.IGNORECASE,
)


def tells_district(header: str) -> bool:
    """
    Tell whether a column is called as one that tells the district a ward is in.

    Examples
    --------
    >>> tells_district("Quận/Huyện"), tells_district("TENHUYEN"), tells_district("MAHUYEN")
    (True, True, False)
    """
    return fold(header).replace(" ", "") in _DISTRICTS


def without_district(text: str) -> tuple[str, str]:
    """
    Part a ward's name from the district written behind it.

    Returns
    -------
    name, district
        The district folded, numbers without their leading zeros; empty for none.

    Examples
    --------
    >>> without_district("Phường 5, Quận 11"), without_district("P.6 Q.11, TP.HCM")
    (('Phường 5', '11'), ('P.6', '11'))
    >>> without_district("Hiệp Thành"), without_district("Xã Tân Quý (H. Bình Chánh)")
    (('Hiệp Thành', ''), ('Xã Tân Quý', 'binh chanh'))
    """
    match = _DISTRICT.search(text)
    if match is None or not ward_name(text[: match.start()]):
        return text, ""
    district = fold(match[1])
    return text[: match.start()], str(int(district)) if district.isdecimal() else district


def keep(codes: dict[_Name, str], name: _Name, code: str) -> None:
    """
    Keep the code a name stands for; ``""`` for good once two codes share the name.

    Examples
    --------
    >>> codes: dict[str, str] = {}
    >>> for name, code in (("an phu", "1"), ("an phu", "2"), ("an phu", "1"), ("tay", "3")):
    ...     keep(codes, name, code)
    >>> codes
    {'an phu': '', 'tay': '3'}
    """
    codes[name] = code if codes.get(name, code) == code else ""


@cache
def aliases() -> dict[str, Any]:
    """Return what offices call tables, columns, levels and kinds."""
    text = resources.files("spatial.intake").joinpath("aliases.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = own_yaml.read(text)
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
    """
    Return the level a word names, ``None`` for none.

    Examples
    --------
    >>> level("Cấp II"), level("THCS (cấp 2)"), level("Tiểu học (và THCS)")
    ('thcs', 'thcs', None)
    """
    word, mark, beside = text.partition("(")
    known = lookup("levels").get(fold(text)) or (lookup("levels").get(fold(word)) if mark else None)
    return known if known is None or {*levels_in(beside)} <= {known} else None


def levels_in(name: str) -> tuple[str, ...]:
    """
    Return the levels a school's name tells, youngest first; none where it tells none.

    Examples
    --------
    >>> levels_in("Trường Tiểu học Nguyễn Du"), levels_in("PTCS Lê Lợi"), levels_in("TH&THCS A")
    (('tieu_hoc',), ('tieu_hoc', 'thcs'), ('tieu_hoc', 'thcs'))
    >>> levels_in("Trường cấp 2-3 Võ Thị Sáu"), levels_in("Trường Hoa Sen")
    (('thcs', 'thpt'), ())
    """
    folded = fold(name)
    told = {level for word in _LEVEL_WORDS.findall(folded) for level in _OF_NAME[word]}
    for numbers in _NUMBERED_LEVELS.findall(folded):
        told |= {_BY_NUMBER[digit] for digit in numbers if digit in _BY_NUMBER}
    return tuple(level for level in _BY_AGE if level in told)


def level_in(name: str) -> str | None:
    """
    Return the one level a school's name tells, ``None`` for none or several.

    Examples
    --------
    >>> level_in("Trường Tiểu học Nguyễn Du"), level_in("THCS Lê Lợi"), level_in("TH - THCS A")
    ('tieu_hoc', 'thcs', None)
    """
    levels = levels_in(name)
    return levels[0] if len(levels) == 1 else None


def level_of_band(text: str) -> str | None:
    """
    Return the level a title over a group of rows names, ``""`` for several, ``None`` for none.

    Examples
    --------
    >>> level_of_band("I. KHỐI MẦM NON (8 trường)"), level_of_band("Các trường THCS công lập")
    ('mam_non', 'thcs')
    >>> level_of_band("TH - THCS"), level_of_band("Trường Tiểu học Nguyễn Du")
    ('', None)
    """
    folded = fold(_IN_BRACKETS.sub(" ", _NUMBERING.sub("", text)))
    match = _BAND.fullmatch(folded)
    if match is None:
        return None
    return level(match[1]) or ("" if len(levels_in(match[1])) != 1 else level_in(match[1]))


def without_numbering(text: str) -> str:
    """
    Return a title without the mark of its place in a list.

    Examples
    --------
    >>> without_numbering("II. TIỂU HỌC"), without_numbering("1/ Phường 5")
    ('TIỂU HỌC', 'Phường 5')
    """
    return _NUMBERING.sub("", text).strip()


_BY_AGE = ("mam_non", "tieu_hoc", "thcs", "thpt")
_OF_NAME = {
    "mam non": ("mam_non",), "mau giao": ("mam_non",), "nha tre": ("mam_non",),
    "nhom tre": ("mam_non",), "mn": ("mam_non",), "mg": ("mam_non",),
    "tieu hoc": ("tieu_hoc",), "th": ("tieu_hoc",),
    "trung hoc co so": ("thcs",), "thcs": ("thcs",),
    "pho thong co so": ("tieu_hoc", "thcs"), "ptcs": ("tieu_hoc", "thcs"),
    "trung hoc pho thong": ("thpt",), "thpt": ("thpt",), "ptth": ("thpt",),
}  # fmt: skip
_BY_NUMBER = {"1": "tieu_hoc", "2": "thcs", "3": "thpt"}
_WORDS = "|".join(sorted(_OF_NAME, key=len, reverse=True))
_LEVEL_WORDS = re.compile(rf"\b(?:{_WORDS})\b")
_NUMBERED_LEVELS = re.compile(r"\bcap ([123](?: (?:va )?[123]){0,2})\b")
_NUMBERING = re.compile(r"^\s*(?:[IVX]+|[A-HĐa-hđ]|\d{1,2})\s*[.)/-]+\s*")
_IN_BRACKETS = re.compile(r"\([^()]*\)|:.*$")
_SEVERAL = "lien cap|nhieu cap(?: hoc)?|pho thong nhieu cap(?: hoc)?"
_BAND = re.compile(
    r"(?:(?:khoi|cap(?! \d)|bac|hoc|cac|truong|he|nhom|danh sach|ds) )*"
    rf"((?:{_WORDS}|cap (?:[123]|i{{1,3}})|{_SEVERAL}| |va)+?)"
    r"(?: (?:cong lap|ngoai cong lap|tu thuc|dan lap|\d+ truong|cap hoc))*"
)
