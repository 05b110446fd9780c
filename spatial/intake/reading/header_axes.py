"""Headers that are values of another column: a level, an age or a band of ages, a year."""

from __future__ import annotations

import re

from spatial.intake.text import names

_AGE = re.compile(r"(\d{1,3})\s*(?:tuổi|t)|(?:tuổi|age)\s*(\d{1,3})", re.IGNORECASE)
_AGES = re.compile(
    r"(?:nhóm\s*)?(?:(?:từ\s*)?\d{1,3}\s*(?:[-–]|đến)\s*\d{1,3}(?:\s*(?:tuổi|t))?"
    r"|(?:từ\s*)?\d{1,3}\s*(?:\+|(?:tuổi\s*)?trở lên)"
    r"|(?:dưới|<|trên|>=|≥)\s*\d{1,3}(?:\s*tuổi)?)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:năm\s*(?:học\s*)?|year\s*)?((?:19|20)\d\d)(?:\s*[-–]\s*(?:19|20)\d\d)?", re.IGNORECASE
)
_OF_NAMES = frozenset({"pho thong", "giao duc pho thong", "khoi pho thong", "truong pho thong"})
_AXES = {
    "schools": ("level",),
    "school_levels": ("level",),
    "pupils": ("level", "year"),
    "residents": ("age", "year"),
}


def axis(part: str, table: str) -> tuple[str, str] | None:
    """
    Read a header that is a value of another column.

    Parameters
    ----------
    part
        One row of a header.

    Returns
    -------
    tuple or None
        The other column and its value; ``None`` for a header that is none.

    Examples
    --------
    >>> axis("Tiểu học", "pupils"), axis("5 tuổi", "residents"), axis("Năm học 2024-2025", "pupils")
    (('level', 'tieu_hoc'), ('age', '5'), ('year', '2024'))
    """
    for name in _AXES.get(table, ()):
        if name == "level" and (level := _level(part, table)) is not None:
            return name, level
        if name == "age" and (match := _AGE.fullmatch(part)):
            return name, match[1] or match[2]
        if name == "age" and part.isdecimal() and int(part) <= 120:  # noqa: PLR2004 - an age
            return name, part
        if name == "age" and _AGES.fullmatch(part.strip()):
            return name, part.strip()
        if name == "year" and (match := _YEAR.fullmatch(part)):
            return name, match[1]
    return None


def _level(part: str, table: str) -> str | None:
    """Return the level a header names; nothing of one that leaves it to the name of the school."""
    if table == "schools" and names.fold(part) in _OF_NAMES:
        return ""
    return names.level(part)


def is_of_schools(part: str) -> bool:
    """
    Tell whether a header calls the schools of a level: alone over figures it counts them.

    Examples
    --------
    >>> is_of_schools("Trường tiểu học"), is_of_schools("Tiểu học")
    (True, False)
    """
    return names.level(part) is not None and "truong" in names.fold(part).split()


def apart(part: str, table: str) -> list[str]:
    """
    Part a header that names a block and its measure in one cell.

    Parameters
    ----------
    part
        One row of a header.

    Examples
    --------
    >>> apart("MN: phòng", "schools"), apart("Ghi chú: khác", "schools")
    (['MN', 'phòng'], ['Ghi chú: khác'])
    """
    block, mark, measure = (text.strip() for text in part.partition(":"))
    return [block, measure] if mark and measure and axis(block, table) else [part]
