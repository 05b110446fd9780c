"""The calendar as any calendar program reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from spatial.export import ics
from spatial.targets import localities
from spatial.targets.due_days import due_days

TODAY = date(2026, 11, 28)


def events(plan: str, year: int | None = None) -> list[Any]:
    made = ics.calendar(due_days(plan, year=year), on=TODAY, lang="vi")
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_an_event_ends_on_the_evening_before_the_day_the_plan_prints() -> None:
    (event,) = events("duc_pho", 2026)
    assert event.decoded("dtstart") == date(2026, 12, 4)
    assert event.decoded("dtend") == date(2026, 12, 5)  # the first day it is over
    assert "UBND thị xã" in str(event["description"])


def test_every_event_reminds_two_weeks_ahead() -> None:
    for event in events("hcmc"):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(days=-14)


@pytest.mark.parametrize("plan", localities())
def test_names_are_one_each_and_lines_are_no_longer_than_the_standard_allows(plan: str) -> None:
    names = [str(event["uid"]) for event in events(plan)]
    assert len(set(names)) == len(names) == len(due_days(plan))
    made = ics.calendar(due_days(plan), on=TODAY, lang="vi")
    assert made.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_the_same_day_makes_the_same_bytes() -> None:
    days = due_days("hcmc")
    assert ics.calendar(days, on=TODAY, lang="en") == ics.calendar(days, on=TODAY, lang="en")


def test_a_day_carried_over_and_a_quarter_read_are_said() -> None:
    carried = ics.description(due_days("hcmc", year=2027)[0], lang="en")
    assert "earlier school year" in carried
    assert "only early or late" in ics.description(due_days("quan12")[0], lang="en")
