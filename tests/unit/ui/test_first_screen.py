"""The first screen in the page: of the same assessment, for links that ask for what it shows."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from spatial import clock
from spatial.network import Network
from spatial.records import Level
from spatial.store import first_screens
from spatial.ui import first_screen
from spatial.ui.server import gate
from spatial.ui.session import assessments, first_view
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import View
from spatial.ui.widgets import figures


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand on the embedded district, read already, with a home of one's own."""
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    monkeypatch.setattr(first_screen.WARM, "is_set", lambda: True)


@pytest.fixture
def seen() -> Seen:
    """See what a first visitor sees."""
    source = assessments.source()
    return assessments.see(source, first_view.of(source), ())


def test_it_shows_the_figures_the_app_shows(seen: Seen) -> None:
    screen = first_screen.of_link("/", {})
    assert screen.startswith('<div id="tl-first-screen" lang="vi">')
    for figure in figures.row(seen):
        assert figure.value in screen
    assert "Quận 12" in screen
    assert "<script" not in screen


def test_a_link_opens_what_it_asks_for() -> None:
    thcs, tieu_hoc = (first_screen.of_link("/", {"level": name}) for name in ("thcs", "tieu_hoc"))
    assert "THCS" in thcs
    assert thcs != tieu_hoc
    english = first_screen.of_link("/map", {"lang": "en", "level": "thcs"})
    assert 'lang="en"' in english
    assert "Opening" in english


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/propose", {}),
        ("/norms", {"lang": "en"}),
        ("/", {"scenario": "abc"}),
        ("/", {"zones": "abc"}),
        ("/", {"plans": "abc"}),
        ("/", {"level": "<script>"}),
        ("/", {"ward": "no-such-ward"}),
        ("/", {"locality": "elsewhere"}),
        ("/", {"profile": "of-somebody-s-own"}),
    ],
)
def test_what_it_cannot_show_it_does_not_show(path: str, link: dict[str, str]) -> None:
    assert first_screen.of_link(path, link) == ""


def test_a_locality_that_cannot_be_read_is_told_by_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path / "nothing"))
    assert first_screen.of_link("/", {}) == ""


def test_hostile_names_are_text(seen: Seen) -> None:
    locality = dataclasses.replace(
        seen.after.network.locality, name={"vi": "<img src=x onerror=alert(1)>"}
    )
    network = dataclasses.replace(seen.after.network, locality=locality)
    after = dataclasses.replace(seen.after, network=network)
    screen = first_screen.draw(dataclasses.replace(seen, after=after))
    assert "<img" not in screen
    assert "&lt;img src=x onerror=alert(1)&gt;" in screen


def test_nobody_waits_while_the_locality_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_screen.WARM, "is_set", lambda: False)
    monkeypatch.setattr(gate, "_kept", lambda: {"vi": "of yesterday"})
    assert first_screen.of_link("/", {}) == "of yesterday"
    assert first_screen.of_link("/", {"level": "thcs"}) == gate.opening("vi")


def test_what_is_kept_for_the_next_start_is_what_is_shown_now() -> None:
    first_screen.keep()
    assert first_screens.kept() == {
        lang: first_screen.of_link("/", {"lang": lang}) for lang in ("vi", "en")
    }


@pytest.mark.parametrize(("days", "again"), [(first_screen.DAYS // 2, 0), (3, 2)])
def test_one_that_still_holds_long_enough_is_not_made_again(
    monkeypatch: pytest.MonkeyPatch, days: int, again: int
) -> None:
    """The first visitor waits beside it; of two languages both are made anew, or neither."""
    first_screens.keep({"vi": "<p>"}, last=clock.today() + timedelta(days=days))
    made: list[str] = []
    monkeypatch.setattr(first_screen, "draw", lambda seen: made.append(seen.lang) or "")
    first_screen.keep()
    assert len(made) == again


def test_it_is_kept_up_to_the_day_before_another_view_is_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, seen: Seen
) -> None:
    """On the fourth day ahead another year is the usual one."""
    today = clock.today()
    change = today + timedelta(days=4)
    start = views.start

    def started(network: Network, level: Level, *, on: date) -> View:
        view = start(network, level, on=on)
        return dataclasses.replace(view, year=view.year + 1) if on >= change else view

    monkeypatch.setattr(views, "start", started)
    last = first_screen.last_day(seen.before.network, seen.view)
    assert last == today + timedelta(days=3)


def test_nothing_is_kept_for_more_than_a_month(seen: Seen) -> None:
    last = first_screen.last_day(seen.before.network, seen.view)
    assert last <= clock.today() + timedelta(days=first_screen.DAYS)


def test_many_requests_at_once_cost_no_more_than_one() -> None:
    with first_screen._ALONE:
        assert first_screen.of_link("/", {}) == ""
    assert first_screen.of_link("/", {}) != ""
