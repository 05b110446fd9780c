"""The yearly table of indicators of Quận 11, in the plan's own order and words."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

from spatial import own_yaml
from spatial.targets.progress import TargetCourse
from spatial.targets.units import number

PLAN = "quan11"
HEAD = ("STT", "Nội dung", "Cấp", "Chỉ tiêu")
_UNITS = {"%": " %", "pupils": " học sinh"}


def rows(found: Sequence[TargetCourse], *, year: int) -> list[list[str]]:
    """
    Write the table: the year before, the target of the year, and its result once it is known.

    Parameters
    ----------
    found
        Courses of the plan of Quận 11 to `year`.
    year
        Year the school year ends in.

    Returns
    -------
    list of list of str
        The head, then a row for each line of the printed table; a figure nobody told is empty. The
        column of results is there only where a result of the year is known.
    """
    known = {(one.target.indicator, one.target.level): one for one in found}
    lines = [
        (group["number"], group["title"], row, known.get((row["indicator"], row["level"])))
        for group in _groups()
        for row in group["rows"]
    ]
    school_years = [f"{at - 1}-{at}" for at in (year - 1, year)]
    table = [
        [stt, title, row["part"], row["text"], _result(one, year - 1), _target(one, year)]
        for stt, title, row, one in lines
    ]
    results = [_result(one, year) for *_, one in lines]
    if any(results):
        table = [[*line, result] for line, result in zip(table, results, strict=True)]
        school_years.append(f"Thực hiện {school_years[-1]}")
    return [[*HEAD, *school_years], *table]


def _target(course: TargetCourse | None, year: int) -> str:
    """Write the target of a year."""
    if course is None or course.target.year != year or not isinstance(course.target.value, float):
        return ""
    return _figure(course, course.target.value)


def _result(course: TargetCourse | None, year: int) -> str:
    """Write the result of a year."""
    told = [one for one in course.results if one.year == year] if course is not None else []
    return _figure(course, told[0].value) if course is not None and told else ""


def _figure(course: TargetCourse, value: float) -> str:
    """Write a figure as a Vietnamese table does."""
    return number(value, lang="vi") + _UNITS[course.target.unit]


def _groups() -> list[dict[str, Any]]:
    """Read the rows of the printed table."""
    file = resources.files("spatial.targets") / "plans" / f"{PLAN}_table.yaml"
    groups: list[dict[str, Any]] = own_yaml.read(file.read_text(encoding="utf-8"))
    return groups
