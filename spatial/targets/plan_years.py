"""The years a plan is of: from the first to the last it tells a figure or a day of."""

from __future__ import annotations

import re
from functools import cache

from spatial.errors import Fault, UserError
from spatial.targets.due_days import due_days
from spatial.targets.pack import pack

_YEAR = re.compile(r"\d{4}")


@cache
def span(plan: str) -> tuple[int, int]:
    """
    Return the first and the last year of a plan: of its figures, bases with them, and its days.

    Examples
    --------
    >>> span("quan12"), span("duc_pho")
    ((2022, 2045), (2025, 2045))
    """
    named = {int(year) for one in pack(plan).targets for year in _YEAR.findall(one.period)}
    found = named | {day.last.year for day in due_days(plan)}
    return min(found), max(found)


def require(plan: str, year: int) -> int:
    """
    Return a year that is one of the plan's.

    Raises
    ------
    UserError
        If it is before the plan's first year or after its last.
    """
    first, last = span(plan)
    if not first <= year <= last:
        blanks = {"plan": pack(plan).name, "first": first, "last": last}
        raise UserError(Fault(code="year_outside_plan", value=str(year), blanks=blanks))
    return year
