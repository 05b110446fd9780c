"""Which day counts as today."""

from __future__ import annotations

from datetime import date

import pytest

from spatial import clock
from spatial.errors import UserError


def test_the_day_named_from_outside_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, " 2027-01-02 ")
    assert clock.today() == date(2027, 1, 2)


def test_without_a_name_it_is_the_calendar_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.VARIABLE)
    assert clock.today() >= date(2026, 11, 28)  # the day this was written


def test_a_day_that_is_none_is_refused_by_the_name_it_came_under(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "hôm qua")
    with pytest.raises(UserError) as refused:
        clock.today()
    assert clock.VARIABLE in refused.value.faults[0].say(lang="vi")
