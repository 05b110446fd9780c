"""The days a plan's reports are due: as it prints them, or those of one year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spatial import words
from spatial.targets.duties import Due, Duty, duties


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """
    One time a duty is due.

    Attributes
    ----------
    duty, due
        What, and as the plan has it.
    first, last
        First and last day of this time.
    before
        The day before which it must be there; ``None`` where the plan says only early or late.
    is_carried
        Whether the plan asked it of another school year: the next plan may set another day.
    """

    duty: Duty
    due: Due
    first: date
    last: date
    before: date | None
    is_carried: bool

    def when(self, *, lang: str) -> str:
        """Say the day, or from when to when where the plan names none."""
        if self.before is not None:
            return words.say("due.before", lang=lang, day=written(self.before, lang=lang))
        days = {"first": written(self.first, lang=lang), "last": written(self.last, lang=lang)}
        return words.say("due.between", lang=lang, **days)


def due_days(plan: str, *, year: int | None = None) -> tuple[DueDay, ...]:
    """
    List the days of a plan, the earliest first.

    Parameters
    ----------
    plan
        Locality of the plan.
    year
        Only those that end in this year, days of a school year's plan carried over to it; ``None``
        for the days as printed, every year of those that come again.
    """
    found = [
        one for duty in duties(plan) if duty.due is not None for one in _times(duty, duty.due, year)
    ]
    return tuple(sorted(found, key=lambda one: (one.last, one.duty.number)))


def _times(duty: Duty, due: Due, year: int | None) -> Iterator[DueDay]:
    """Give every time a duty is due."""
    first = due.last.year
    last = due.until or first
    if due.again == "school_year" and year is not None:
        last = max(year, first)
    for at in range(first, last + 1):
        if year in (None, at):
            shift = at - first
            yield DueDay(
                duty=duty,
                due=due,
                first=_moved(due.first, shift),
                last=_moved(due.last, shift),
                before=None if due.before is None else _moved(due.before, shift),
                is_carried=due.again == "school_year" and at != first,
            )


def _moved(day: date, years: int) -> date:
    """Return the same day some years later; no plan names the 29th of February."""
    return day.replace(year=day.year + years)


def written(day: date, *, lang: str) -> str:
    """Write a day as the reader's office does."""
    return day.strftime("%d/%m/%Y") if lang == "vi" else day.isoformat()
