"""
Figures as offices write them: "1.234,5", "05 phòng", "12.000 m²", "1,2 ha", dates, degrees.

A point or a comma can part thousands or begin decimals. One value rarely tells; a column usually
does, so the convention is found for a column; where even the column does not tell, that is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum


class Convention(StrEnum):
    """How a column writes its numbers."""

    PLAIN = "plain"  # 1234.5
    VIETNAMESE = "vietnamese"  # 1.234,5
    ENGLISH = "english"  # 1,234.5
    UNCLEAR_POINT = "unclear_point"  # 4.238 alone: four thousand, or four and a bit
    UNCLEAR_COMMA = "unclear_comma"  # 4,238 alone
    MIXED = "mixed"  # 1.5 beside 1,5: two hands wrote this column


NOTHING = frozenset(
    {"", "-", "–", "—", "--", "n/a", "na", "null", "nan", "không có", "chưa có", "…"}
)
_YES = frozenset({"x", "có", "co", "v", "✓", "✔", "√", "1", "yes", "y", "đúng", "true", "đạt"})
_NO = frozenset({"", "không", "khong", "0", "no", "n", "sai", "false", "chưa", "-"})

_FIGURE = re.compile(r"[-+−]?\d(?:[\d.,\u00a0\u202f\u2007\u2009 ]*\d)?(?:[eE][-+]?\d{1,3})?")
# Words that may stand around a figure: the unit of the column they fit, and what they scale by.
_UNITS = {
    **dict.fromkeys(["phòng", "phòng học", "p.học", "p", "ph", "rooms"], ("rooms", 1.0)),
    **dict.fromkeys(["lớp", "lớp học", "classes"], ("classes", 1.0)),
    **dict.fromkeys(["học sinh", "hs", "h/s", "em", "cháu", "trẻ", "pupils"], ("pupils", 1.0)),
    **dict.fromkeys(["người", "nhân khẩu", "people"], ("people", 1.0)),
    **dict.fromkeys(["m2", "m²", "m^2", "mét vuông", "sqm"], ("m2", 1.0)),
    **dict.fromkeys(["ha", "hecta", "héc ta", "hécta"], ("m2", 10_000.0)),
    **dict.fromkeys(["m", "mét"], ("m", 1.0)),
    **dict.fromkeys(["km2", "km²"], ("km2", 1.0)),
    **dict.fromkeys(["tuổi"], ("years", 1.0)),
    **dict.fromkeys(["", "năm", "cái"], ("", 1.0)),
}
_GROUP = 3  # digits between two thousands signs
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,\u00a0\u202f\u2007\u2009 ])\d{3})(?:\1\d{3})*")
_DMS = re.compile(
    r"""([NSEWĐTB])?\s*(-?\d{1,3})\s*[°ºd:\s]\s*(\d{1,2})\s*['′’:m\s]\s*(\d{1,2}(?:[.,]\d+)?)?
        \s*(?:["″”s]|'')?\s*([NSEWĐTB])?""",
    re.VERBOSE,
)


def bare(text: str) -> tuple[str, str, float] | None:
    """
    Take the figure out of the words around it.

    Returns
    -------
    tuple or None
        The digits with their signs, the unit named (empty for none) and what it multiplies them by;
        ``None`` where the words mean something unknown.

    Examples
    --------
    >>> bare("05 phòng"), bare("1,2 ha"), bare("20+3")
    (('05', 'rooms', 1.0), ('1,2', 'm2', 10000.0), None)
    """
    match = _FIGURE.search(text)
    if match is None:
        return None
    around = f"{text[: match.start()]} {text[match.end() :]}".strip().casefold().rstrip(".")
    unit = _UNITS.get(unicodedata.normalize("NFC", " ".join(around.split())))
    return None if unit is None else (match.group().replace("−", "-"), *unit)


def convention(values: Iterable[str]) -> Convention:
    """
    Find how a column writes its numbers.

    Parameters
    ----------
    values
        Figures taken out of their words by `bare`.

    Returns
    -------
    Convention
        Unclear when the values with a sign all look like thousands and nothing else in the
        column says what the sign is.

    Examples
    --------
    >>> convention(["1.234,5", "12"]).value, convention(["4.238", "12.5"]).value
    ('vietnamese', 'plain')
    >>> convention(["4.238", "12.500"]).value, convention(["1,234", "1,234.5"]).value
    ('unclear_point', 'english')
    """
    seen = set(map(hint, values))
    unsure = seen & {"point?", "comma?"}
    if {"point", "comma"} <= seen or (len(unsure) > 1 and not seen & {"point", "comma"}):
        return Convention.MIXED
    if "comma" in seen:
        return Convention.VIETNAMESE
    if "point" in seen:
        return Convention.ENGLISH if "comma?" in seen else Convention.PLAIN
    if not unsure:
        return Convention.PLAIN
    return Convention.UNCLEAR_POINT if "point?" in seen else Convention.UNCLEAR_COMMA


def hint(digits: str) -> str:
    """
    Say what one figure tells about the sign of decimals, by itself.

    Returns
    -------
    str
        ``point`` or ``comma``; with ``?`` where that sign parts three digits once, so that it may
        as well part thousands; empty for a figure without a sign.

    Examples
    --------
    >>> hint("75.7"), hint("76,5"), hint("1.234"), hint("1.234.567"), hint("1234")
    ('point', 'comma', 'point?', 'comma', '')
    """
    body = digits.lstrip("+-")
    points, commas = body.count("."), body.count(",")
    if not points and not commas:
        return ""
    if points and commas:
        return "comma" if body.rindex(",") > body.rindex(".") else "point"
    if _THOUSANDS.fullmatch(body):
        if max(points, commas) > 1:  # no number has two decimal signs
            return "comma" if points else "point"
        return "point?" if points else "comma?"
    return "point" if points == 1 else "comma" if commas == 1 else ""


def alone(digits: str) -> Convention | None:
    """
    Find how one figure is written, by itself; ``None`` where only its column can tell.

    Examples
    --------
    >>> alone("75.7").value, alone("76,5").value, alone("1,234.5").value, alone("1.234") is None
    ('plain', 'vietnamese', 'plain', True)
    """
    told = hint(digits)
    if told.endswith("?"):
        return None
    return Convention.VIETNAMESE if told == "comma" else Convention.PLAIN


def parts_thousands(digits: str) -> bool:
    """
    Tell whether a figure parts thousands beyond doubt.

    Examples
    --------
    >>> parts_thousands("1.234,5"), parts_thousands("1.234.567"), parts_thousands("1.234")
    (True, True, False)
    """
    signs = [sign for sign in digits if sign in ".,"]
    return len(signs) > 1 and alone(digits) is not None


def number(digits: str, *, written: Convention) -> float | None:
    """
    Read one figure under a convention; ``None`` where it does not fit it.

    Examples
    --------
    >>> number("1.234,5", written=Convention.VIETNAMESE)
    1234.5
    >>> number("1.2.3", written=Convention.VIETNAMESE) is None
    True
    """
    sign = -1.0 if digits.startswith("-") else 1.0
    body = re.sub(r"[\u00a0\u202f\u2007\u2009 ]", "", digits.lstrip("+-"))
    group, mark = (".", ",") if written is Convention.VIETNAMESE else (",", ".")
    whole, _, part = body.partition(mark)
    groups = whole.split(group)
    grouped = len(groups) > 1
    if grouped and (
        not 1 <= len(groups[0]) <= _GROUP or any(len(rest) != _GROUP for rest in groups[1:])
    ):
        return None
    if mark in part or group in part:
        return None
    try:
        return sign * float("".join(groups) + ("." + part if part else ""))
    except ValueError:
        return None


def day(text: str) -> str | None:
    """
    Read a day as ISO text, day before month as Vietnamese offices write it.

    Examples
    --------
    >>> day("01/07/2025"), day("ngày 1 tháng 7 năm 2025"), day("2025-07-01"), day("31/02/2025")
    ('2025-07-01', '2025-07-01', '2025-07-01', None)
    """
    parts = [int(part) for part in re.findall(r"\d+", re.split(r"T| 00:", text)[0])]
    if len(parts) != 3:  # noqa: PLR2004 - day, month, year
        return None
    year, month, number_ = parts if parts[0] > 31 else parts[::-1]  # noqa: PLR2004 - days in a month
    try:
        return date(year, month, number_).isoformat()
    except ValueError:
        return None


def mark(text: str) -> bool | None:
    """
    Read a yes or no as forms mark it; ``None`` where it is neither.

    Examples
    --------
    >>> mark("x"), mark("Có"), mark("Không"), mark(""), mark("có lẽ")
    (True, True, False, False, None)
    """
    low = text.strip().casefold()
    return True if low in _YES else False if low in _NO else None


def degrees(text: str) -> float | None:
    r"""
    Read degrees: decimal by point or comma, or degrees, minutes, seconds.

    Examples
    --------
    >>> degrees("106,6543"), degrees('10°51\'36"N'), degrees("106 39 00 E"), degrees("x")
    (106.6543, 10.86, 106.65, None)
    """
    plain = text.strip().replace(",", ".").rstrip("°º ")
    try:
        return float(plain)
    except ValueError:
        match = _DMS.fullmatch(text.strip())
    if match is None:
        return None
    side = (match[1] or match[5] or "").upper()
    minutes, seconds = float(match[3]), float((match[4] or "0").replace(",", "."))
    if minutes >= 60 or seconds >= 60:  # noqa: PLR2004 - to a degree, to a minute
        return None
    size = abs(float(match[2])) + minutes / 60 + seconds / 3600
    west = side in {"S", "W", "T"} or match[2].startswith("-")
    return round(-size if west else size, 9)


def plain_text(value: object) -> str:
    """Write a cell of a workbook as text: days as ISO, whole floats without their point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        midnight = value.time() == datetime.min.time()
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)
