"""What a school's name tells: its own name, number or letter, levels, and which site it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from spatial.intake.text.names import fold
from spatial.records import Level

_MN, _TH, _THCS, _THPT = (frozenset({level}) for level in Level)
_LEVELS: dict[str, frozenset[Level]] = {
    "truong": frozenset(), "tr": frozenset(), "cong lap": frozenset(), "tu thuc": frozenset(),
    "dan lap": frozenset(), "ngoai cong lap": frozenset(), "ncl": frozenset(),
    "lien cap": frozenset(), "pho thong": frozenset(), "nhieu cap hoc": frozenset(),
    "mam non": _MN, "mau giao": _MN, "nha tre": _MN, "nhom tre": _MN, "lop mau giao": _MN,
    "mn": _MN, "mg": _MN, "mntt": _MN,
    "tieu hoc": _TH, "th": _TH, "cap 1": _TH, "cap i": _TH,
    "trung hoc co so": _THCS, "thcs": _THCS, "cap 2": _THCS, "cap ii": _THCS,
    "ptcs": _TH | _THCS, "pho thong co so": _TH | _THCS,
    "trung hoc pho thong": _THPT, "thpt": _THPT, "cap 3": _THPT, "cap iii": _THPT,
}  # fmt: skip
_WORDS = "|".join(sorted(_LEVELS, key=len, reverse=True))
_KIND = re.compile(rf"\b(?:{_WORDS})\b")
_SITE = re.compile(
    r"\b(?:diem truong|diem le|diem phu|diem|phan hieu|phan truong|co so|cs|dt)"
    r"(?: (?:le|phu|so))*(?: (?P<number>\d+|[ivx]+))\b"
    r"|\b(?:diem truong|diem le|diem phu|phan hieu|co so (?:phu|le))\b"
)
_TAIL = re.compile(
    r"^(?:phuong|xa|thi tran|quan|huyen|thi xa|thanh pho|tinh|p|q|x|h|tp|tt)\b(?: ?\w)"
)
_PARTS = re.compile(r"\s*[,;()\[\]]\s*|\s+[-–—]\s+")
_NUMBERED_WARD = re.compile(r"\b[pP]\.?\s?(?=\d)")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")  # "CS2", "P5"
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_SHORT = {"ng": "nguyễn"}
_TILDE, _HOOK = "\u0303", "\u0309"  # ngã and hỏi: one sound in the south, exchanged in many lists


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolName:
    """
    A name in its parts.

    Attributes
    ----------
    own
        What tells the school from others of its kind, without tones.
    marks
        Numbers and the last letter of it ("Tân Thới A"), Roman ones as digits.
    tones
        For each word of `own` its signs, wherever in the word they were typed; empty for a name
        typed without any sign.
    levels
        Levels its words tell; empty where they tell none.
    site
        Number of a satellite site, ``"?"`` for one without a number, empty for the main school.
    """

    own: str
    marks: tuple[str, ...]
    tones: tuple[str, ...]
    levels: frozenset[Level]
    site: str


@lru_cache(maxsize=20_000)
def parse(name: str) -> SchoolName:
    """
    Take a name apart.

    Examples
    --------
    >>> parse("Trường Tiểu học Nguyễn Trãi").own, parse("TH NGUYEN TRAI (CS2)").site
    ('nguyen trai', '2')
    >>> parse("MN Tân Thới A, P. Hiệp Thành, Q.12").own, parse("MN Tân Thới A").marks
    ('tan thoi', ('a',))
    """
    tokens = _tokens(name)
    folded = [fold(token) or token for token in tokens]
    left, line, site = _without_site(folded)
    levels: frozenset[Level] = frozenset()
    for match in _KIND.finditer(line):
        levels |= _LEVELS[match.group()]
        left -= _covered(folded, match.span())
    kept = [at for at in range(len(tokens)) if at in left]
    words = [at for at in kept if not folded[at].isdecimal()]
    marks = [str(int(folded[at])) for at in kept if folded[at].isdecimal()]
    last = folded[words[-1]] if words else ""
    if len(words) > 1 and (len(last) == 1 or last in _ROMAN):
        marks.append(_ROMAN.get(last, last))
        words = words[:-1]
    signs = tuple(_signs(_SHORT.get(folded[at], tokens[at])) for at in words)
    return SchoolName(
        own=" ".join(fold(_SHORT.get(folded[at], folded[at])) for at in words),
        marks=tuple(marks),
        tones=() if name.isascii() else signs,
        levels=levels,
        site=site,
    )


def _tokens(name: str) -> list[str]:
    """Part a name into words, without the ward and district named behind it."""
    clean = _NUMBERED_WARD.sub("phường ", unicodedata.normalize("NFC", " ".join(name.split())))
    first, *rest = [part for part in _PARTS.split(clean) if part] or [""]
    kept = [first, *(part for part in rest if not _TAIL.match(fold(part)))]
    return re.sub(r"[\W_]+", " ", _GLUED.sub(" ", " ".join(kept))).split()


def _without_site(folded: list[str]) -> tuple[set[int], str, str]:
    """Take the words of a site out; give the words left, the line without them, its number."""
    line = " ".join(folded)
    match = _SITE.search(line)
    if match is None:
        return set(range(len(folded))), line, ""
    gone = _covered(folded, match.span())
    number = match.group("number") or "?"
    start, end = match.span()
    line = line[:start] + "#" * (end - start) + line[end:]
    # the main school is its own first site
    site = _ROMAN.get(number, number)
    return set(range(len(folded))) - gone, line, "" if site == "1" else site


def _covered(folded: list[str], span: tuple[int, int]) -> set[int]:
    """Give the words of a line that a stretch of it covers."""
    at, covered = 0, set()
    for position, word in enumerate(folded):
        if span[0] <= at < span[1]:
            covered.add(position)
        at += len(word) + 1
    return covered


def _signs(word: str) -> str:
    """Give the signs of a word in one order; ngã counts as hỏi, and đ has a sign."""
    apart = unicodedata.normalize("NFD", word.casefold().replace("đ", "d-"))
    signs = [letter for letter in apart if unicodedata.combining(letter) or letter == "-"]
    return "".join(sorted(signs)).replace(_TILDE, _HOOK)
