"""A page whose connection is back is drawn anew, and told where it was of a visit that is gone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from spatial.ui.session import state
from spatial.ui.widgets import component_files, return_watch

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what the watch is given; its browser holds what `said` of the last says."""
    given: list[dict[str, Any]] = []

    def mount(**more: Any) -> SimpleNamespace:  # noqa: ANN401 - as Streamlit takes it
        given.append(more)
        return SimpleNamespace(back=state.recall("said"))

    monkeypatch.setattr(component_files, "renderer", lambda *_: mount)
    return given


def told() -> list[str]:
    """Name the sentences told."""
    return [one.key for one in state.told()]


def test_a_page_is_of_one_visit_and_tells_nothing_while_it_is_connected(
    drawn: list[dict[str, Any]],
) -> None:
    return_watch.draw()
    return_watch.draw()
    first, again = drawn
    assert first["data"] == again["data"]
    assert first["data"]["visit"]
    assert first["on_back_change"]() is None
    assert told() == []


def test_a_page_of_this_very_visit_goes_on_without_a_word(drawn: list[dict[str, Any]]) -> None:
    return_watch.draw()
    state.remember("said", drawn[0]["data"]["visit"])
    return_watch.draw()
    assert told() == []


def test_a_page_of_a_visit_the_server_does_not_know_is_told_so(
    drawn: list[dict[str, Any]],
) -> None:
    state.remember("said", "of-before")
    return_watch.draw()
    assert drawn[0]["data"]["visit"] != "of-before"
    assert told() == ["notice.visit_anew"]


def test_the_watch_is_one_file_of_its_own_folder() -> None:
    """Given as text it would run from a blob, which the policy of the pages refuses."""
    folder = component_files.ASSETS / "return_watch"
    assert [file.name for file in folder.iterdir()] == ["entry.js"]
