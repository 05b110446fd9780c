"""Of which school year a list is: what may be chosen, what is kept, when the files may be used."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from spatial.intake.examine import Reading
from spatial.intake.report import year_snapshots
from spatial.ui.screens.files import desk, year_choice
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

pytestmark = pytest.mark.usefixtures("home", "session")


def test_years_are_offered_from_the_one_after_the_next_the_newest_first() -> None:
    offered = year_choice.offered()  # today is a day of 2026
    assert offered[0] == 2028
    assert offered == sorted(offered, reverse=True)
    assert 2026 in offered
    assert year_choice.offered(1998)[-1] == 1998


def test_a_first_list_of_no_year_may_be_used_and_is_asked_once(
    office_view: UploadView, asked: dict[str, Any]
) -> None:
    assert year_choice.used() is None  # the demonstration is nobody's list
    assert year_choice.draw(office_view)
    assert list(asked) == ["files_year_of_list"]


def test_files_without_a_list_are_asked_nothing(
    upload_view: Callable[..., UploadView], asked: dict[str, Any]
) -> None:
    assert year_choice.draw(upload_view())
    assert asked == {}


@pytest.mark.parametrize(
    ("chosen", "kept"), [(2026, {"a.csv": 2026}), (0, {"a.csv": 0}), (None, {})]
)
def test_what_is_chosen_is_kept_for_the_file(chosen: int | None, kept: dict[str, int]) -> None:
    state.hold("files_year_of_list", chosen)
    year_choice._answer("a.csv", "files_year_of_list")
    assert desk.desk().answers().school_years == kept


def test_what_was_brought_is_taken_as_it_is_where_no_list_is_in_use(
    office_view: UploadView,
) -> None:
    assert year_choice.own(office_view, None) is office_view.reading


def test_the_list_in_use_brought_again_is_of_its_year(office_view: UploadView) -> None:
    untitled = dataclasses.replace(office_view.reading, parts=())
    view = dataclasses.replace(office_view, reading=untitled)
    base = year_snapshots.told(untitled, 2026)
    assert year_snapshots.year_of(year_choice.own(view, base)) == 2026
    titled = year_choice.own(office_view, base)
    assert year_snapshots.year_of(titled) == 2025  # its title says 2024-2025


@pytest.mark.parametrize("year", [None, 2026])
def test_the_list_in_use_brought_again_is_asked_nothing_and_another_is(
    year: int | None,
    office_view: UploadView,
    asked: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    untitled = dataclasses.replace(office_view.reading, parts=())
    base = year_snapshots.told(untitled, year)
    monkeypatch.setattr(year_choice, "used", lambda: base)
    view = dataclasses.replace(office_view, reading=dataclasses.replace(untitled))
    assert year_choice.draw(view)
    assert asked == {}
    other = dataclasses.replace(view, reading=_without_a_school(untitled))
    assert not year_choice.draw(other)  # the list in use would be lost
    assert "files_year_of_list" in asked


def _without_a_school(reading: Reading) -> Reading:
    """Leave the last school out of a list."""
    return dataclasses.replace(
        reading,
        tables=tuple(
            dataclasses.replace(each, frame=each.frame.iloc[:-1], sound=each.sound[:-1])
            if each.source.table == "schools"
            else each
            for each in reading.tables
        ),
    )
