"""A place for one file: heard once, free again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from spatial.ui.session import state
from spatial.ui.widgets import file_drop, refusal_watch

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect the places that are drawn."""
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(refusal_watch, "draw", lambda _key: None)
    monkeypatch.setattr(st, "file_uploader", lambda *_, **more: drawn.append(more))
    return drawn


def drop(places: list[dict[str, Any]], file: object) -> None:
    """Drop a file, or take one away, at the place drawn last."""
    place = places[-1]
    state.hold(place["key"], file)
    place["on_change"](*place["args"])


def test_a_file_is_heard_once_and_the_place_is_free_again(places: list[dict[str, Any]]) -> None:
    heard: list[object] = []
    file = SimpleNamespace(name="a.csv")
    for _ in range(2):
        file_drop.draw("Mở", ["csv"], key="k", hear=heard.append, lang="vi")
        if not heard:
            drop(places, file)
    assert heard == [file]
    assert [place["key"] for place in places] == ["k_0", "k_1"]


def test_a_file_taken_away_is_no_file(places: list[dict[str, Any]]) -> None:
    heard: list[object] = []
    file_drop.draw("Mở", ["csv"], key="k", hear=heard.append, lang="vi")
    drop(places, None)
    file_drop.draw("Mở", ["csv"], key="k", hear=heard.append, lang="vi")
    assert heard == []
    assert [place["key"] for place in places] == ["k_0", "k_0"]


@pytest.mark.parametrize(("lang", "words"), [("vi", "Chọn tệp"), ("en", "Choose a file")])
def test_the_button_of_the_place_speaks_the_language_of_the_screen(
    lang: str, words: str, written: list[str], places: list[dict[str, Any]]
) -> None:
    file_drop.draw("?", ["csv"], key="k", hear=lambda _: None, lang=lang)
    assert places
    assert words in written[0]
