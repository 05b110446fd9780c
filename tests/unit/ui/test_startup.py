"""The first screen is made before anybody asks; a failure there waits for the page to say it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spatial import norms
from spatial.cancellation import cancelled_when
from spatial.store import first_screens
from spatial.ui import startup
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import commune_search, headline, norm_choices, ward_card, ward_table


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is kept for the next start in a home of its own."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def drawn(see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is drawn of the first screen of a drawn town."""
    parts: list[str] = []
    source = see().source
    monkeypatch.setattr(assessments, "source", lambda: source)
    for module, name in ((headline, "levels"), (ward_card, "top"), (ward_table, "html")):
        real: Callable[..., Any] = getattr(module, name)

        def note(*given: Any, _of: Callable[..., Any] = real, _name: str = name) -> Any:  # noqa: ANN401 - as the real one
            parts.append(_name)
            return _of(*given)

        monkeypatch.setattr(module, name, note)
    return parts


def test_every_part_of_the_first_screen_is_drawn_once(drawn: list[str]) -> None:
    startup.first_screen()
    assert drawn == ["levels", "top", "html"]


@pytest.mark.usefixtures("drawn")
def test_whoever_looks_for_a_commune_waits_for_nothing_once_the_first_screen_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready: list[bool] = []
    monkeypatch.setattr(commune_search, "warm", lambda: ready.append(startup.WARM.is_set()))
    startup.first_screen()
    assert ready == [True]


@pytest.mark.usefixtures("drawn")
def test_the_next_start_finds_the_first_screen(home: Path) -> None:
    startup.first_screen()
    assert (home / first_screens.FILE).is_file()


def test_every_shipped_profile_is_read_before_it_is_chosen(
    drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []
    monkeypatch.setattr(norm_choices, "profile_label", lambda name, **_: named.append(name))
    startup.first_screen()
    assert "quan12-2024" in named
    assert "tt23-town@2026-11-28" in named  # the law as of today, as the side offers it
    assert len(named) == len(norms.profile_names())
    assert drawn


def test_what_fails_here_does_not_keep_the_server_from_starting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(assessments, "source", fail)
    startup.WARM.clear()
    startup.first_screen()
    assert startup.WARM.is_set()  # nobody waits for it


def test_what_a_server_holds_is_set_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(startup.gc, "collect", lambda: done.append("collect"))
    monkeypatch.setattr(startup.gc, "freeze", lambda: done.append("freeze"))
    startup.settle.cache_clear()
    startup.settle()
    startup.settle()
    startup.settle.cache_clear()
    assert done == ["collect", "freeze"]


def test_garbage_is_looked_for_again_once_the_server_is_warm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is switched off while everything is imported, and back on also where that fails."""

    def fail() -> None:
        raise OSError

    frozen: list[bool] = []
    monkeypatch.setattr(assessments, "source", fail)
    monkeypatch.setattr(startup.gc, "freeze", lambda: frozen.append(True))
    startup.gc.disable()
    startup.first_screen()
    assert startup.gc.isenabled()
    assert frozen == [True]


def test_a_server_that_ends_draws_no_more(drawn: list[str]) -> None:
    with cancelled_when(lambda: True):
        startup.first_screen()
    assert drawn == []
