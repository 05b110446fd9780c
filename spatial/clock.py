"""The day that counts as today: read here once, and named from outside where it must not move."""

from __future__ import annotations

import os
from datetime import date

from spatial.errors import Fault, UserError

VARIABLE = "TRUONGLOP_TODAY"


def today() -> date:
    """
    Return the planner's day: the one `VARIABLE` names, else the calendar's.

    Raises
    ------
    UserError
        If the variable is set and names no day.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return date.today()  # noqa: DTZ011 - the planner's calendar, not a time zone's
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UserError(Fault(code="profile_day", column=VARIABLE, value=given)) from error
