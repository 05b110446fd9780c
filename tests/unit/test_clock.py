"""Which day counts as today."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

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


class _Evening(datetime):
    """A clock that stands at five past six in the evening, in Greenwich."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        """Give that moment by the clock asked for."""
        return datetime(2026, 11, 28, 18, 5, tzinfo=UTC).astimezone(tz)


def test_on_a_server_set_to_utc_it_is_the_day_of_viet_nam(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(clock.VARIABLE)
    monkeypatch.setattr(clock, "datetime", _Evening)
    assert clock.today() == date(2026, 11, 29)
