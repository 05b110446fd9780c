"""A first screen is kept as long as nothing it depends on has changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from spatial import clock
from spatial.store import first_screens

SCREENS = {"vi": "<p>Quận 12</p>", "en": "<p>District 12</p>"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home of one's own, and a locality of one file."""
    town = tmp_path / "town"
    town.mkdir()
    (town / "wards.csv").write_text("a", encoding="utf-8")
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(town))
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_what_was_kept_comes_back_and_only_its_owner_may_read_it(home: Path) -> None:
    first_screens.keep(SCREENS, last=clock.today())
    assert first_screens.kept() == SCREENS
    assert (home / first_screens.FILE).stat().st_mode & 0o077 == 0


def test_nothing_is_there_before_the_first_time() -> None:
    assert first_screens.kept() == {}


def test_a_changed_file_of_the_locality_ends_it(tmp_path: Path) -> None:
    first_screens.keep(SCREENS, last=clock.today())
    (tmp_path / "town" / "wards.csv").write_text("ab", encoding="utf-8")
    assert first_screens.kept() == {}


def test_another_locality_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_screens.keep(SCREENS, last=clock.today())
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path))
    assert first_screens.kept() == {}
    monkeypatch.delenv("TRUONGLOP_FOLDER")
    assert first_screens.kept() == {}


def test_it_can_be_asked_whether_it_holds_for_some_days_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-12-01")
    first_screens.keep(SCREENS, last=date(2026, 12, 31))
    assert first_screens.kept(ahead=30) == SCREENS
    assert first_screens.kept(ahead=31) == {}


def test_the_next_day_ends_it_because_law_may_come_into_force(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-12-31")
    first_screens.keep(SCREENS, last=clock.today())
    monkeypatch.setenv(clock.VARIABLE, "2027-01-01")
    assert first_screens.kept() == {}


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2026-12-29", False), ("2026-12-30", True), ("2027-01-02", True), ("2027-01-03", False)],
)
def test_it_holds_for_the_days_it_was_kept_for(
    day: str, holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-12-30")
    first_screens.keep(SCREENS, last=date(2027, 1, 2))
    monkeypatch.setenv(clock.VARIABLE, day)
    assert bool(first_screens.kept()) is holds


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", '{"mark": 1, "fragments": 2}', '{"mark": 1, "days": ["x"]}', "\ud800"],
)
def test_a_spoilt_file_is_no_first_screen(home: Path, content: str) -> None:
    home.mkdir()
    (home / first_screens.FILE).write_bytes(content.encode("utf-8", "surrogatepass"))
    assert first_screens.kept() == {}


def test_a_right_mark_over_something_else_is_none_either(home: Path) -> None:
    home.mkdir()
    day = clock.today().isoformat()
    record = {"mark": first_screens.mark(), "days": [day, day], "fragments": ["x"]}
    (home / first_screens.FILE).write_text(json.dumps(record), encoding="utf-8")
    assert first_screens.kept() == {}


def test_a_home_that_takes_nothing_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "file" / "home"))
    first_screens.keep(SCREENS, last=clock.today())
    assert first_screens.kept() == {}
