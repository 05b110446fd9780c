"""The figures a hand looks at before all else, and the page that follows them once."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.errors import StreamlitAPIException

from spatial.ui.session import leading

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is asked to be drawn anew, and what is waited for."""
    scopes: list[str] = []
    monkeypatch.setattr(st, "rerun", lambda scope="app": scopes.append(scope))
    monkeypatch.setattr(leading.time, "sleep", lambda _s: scopes.append("sent"))
    return scopes


def test_the_page_follows_once_the_figures_are_sent(asked: list[str]) -> None:
    leading.first()
    leading.follow()
    assert asked == [leading.FIGURES, "sent", "app"]


def test_a_page_drawn_for_another_reason_draws_no_second_one(asked: list[str]) -> None:
    leading.first()
    leading.begin()
    leading.follow()
    assert asked == [leading.FIGURES]


def test_a_view_without_figures_answers_with_its_whole_page(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(scope: str) -> None:
        raise StreamlitAPIException(scope)

    monkeypatch.setattr(st, "rerun", unknown)
    leading.first()
    leading.follow()
    assert asked == []
