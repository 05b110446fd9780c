"""From which year a proposal counts, in words."""

from __future__ import annotations

from spatial.records import Proposal
from spatial.ui.text import say


def line(proposal: Proposal, year: int, *, lang: str) -> str:
    """
    Say which year a proposal opens, and where it does not count yet; empty without one.

    Parameters
    ----------
    year
        The year shown.
    """
    if proposal.open_year is None:
        return ""
    key = "opens" if proposal.open_year <= year else "opens_later"
    told = say(f"propose.{key}", lang=lang, year=proposal.open_year, shown=year)
    return f" · {told}"
