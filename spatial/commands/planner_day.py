"""The day that counts as today in one run of a command."""

from __future__ import annotations

from datetime import date

import click

from spatial import clock
from spatial.errors import Fault, UserError

_TODAY = "truonglop.today"


def keep_today(context: click.Context, _: click.Parameter, given: str | None) -> None:
    """Read the clock once for the whole run, unless the user says which day it is."""
    try:
        context.meta[_TODAY] = date.fromisoformat(given) if given else clock.today()
    except ValueError as error:
        raise UserError(Fault(code="profile_day", column="--today", value=str(given))) from error


def today() -> date:
    """Return the day that counts as today in this run."""
    context = click.get_current_context(silent=True)
    kept = None if context is None else context.meta.get(_TODAY)
    return kept if isinstance(kept, date) else clock.today()
