"""The day that counts as today: read here once, and named from outside where it must not move."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone

from spatial.errors import Fault, UserError

VARIABLE = "TRUONGLOP_TODAY"
SCHOOL_YEAR_BEGINS = 9  # September
VIET_NAM = timezone(timedelta(hours=7))  # a server's own clock is often set to UTC


def today() -> date:
    """
    Return the planner's day: the one `VARIABLE` names, else the day it is in Viet Nam.

    Raises
    ------
    UserError
        If the variable is set and names no day.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return datetime.now(VIET_NAM).date()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UserError(Fault(code="profile_day", column=VARIABLE, value=given)) from error


def school_year(on: date) -> int:
    """
    Return the calendar year in which the school year of a day began.

    Examples
    --------
    >>> school_year(date(2026, 11, 28)), school_year(date(2027, 5, 31))
    (2026, 2026)
    """
    return on.year if on.month >= SCHOOL_YEAR_BEGINS else on.year - 1
