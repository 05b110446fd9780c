"""The day of a run: the one that is named, else the clock's; a word that is no day is told."""

from __future__ import annotations

from datetime import date

import click
import pytest

from spatial import clock
from spatial.commands import planner_day
from spatial.errors import UserError


def _kept(given: str | None) -> date:
    """Return the day a command sees after ``--today`` was read."""
    command = click.Command("c")
    with click.Context(command) as context:
        planner_day.keep_today(context, click.Option(["--today"]), given)
        return planner_day.today()


def test_the_named_day_counts() -> None:
    assert _kept("2025-06-30") == date(2025, 6, 30)


def test_without_one_it_is_the_planner_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-01-02")
    assert _kept(None) == date(2026, 1, 2)
    assert planner_day.today() == date(2026, 1, 2)  # outside any command


def test_what_is_no_day_is_told_with_its_option() -> None:
    with pytest.raises(UserError) as told:
        _kept("hôm qua")
    (fault,) = told.value.faults
    assert (fault.code, fault.column, fault.value) == ("profile_day", "--today", "hôm qua")
