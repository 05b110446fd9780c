"""The bar links the four places, marks the one that is open, and switches the language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from towns import town

from spatial.ui import places
from spatial.ui.server import index_page
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import top_bar

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


class Page:
    """Stands for a page of Streamlit's."""

    def __init__(self, name: str) -> None:
        self.name, self.title, self.icon = name, f"tab {name}", places.VIEWS[name].icon


PAGES = {name: Page(name) for name in places.VIEWS}


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Collect the links drawn: the view each opens, and its label."""
    links: list[tuple[str, str]] = []
    monkeypatch.setattr(st, "page_link", lambda to, *, label, **_: links.append((to.name, label)))
    return links


@pytest.fixture
def body(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the HTML drawn, however wide."""
    bodies: list[str] = []
    monkeypatch.setattr(st, "html", lambda one, **_: bodies.append(one))
    return bodies


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the keys of the boxes drawn."""
    keys: list[str] = []
    real: Callable[..., Any] = st.container

    def box(*, key: str, **more: object) -> Any:  # noqa: ANN401 - Streamlit's container
        keys.append(key)
        return real(key=key, **more)

    monkeypatch.setattr(st, "container", box)
    return keys


@pytest.mark.usefixtures("asked", "body")
def test_each_place_opens_its_first_view(linked: list[tuple[str, str]]) -> None:
    top_bar.draw(TOWN, PAGES, places.VIEWS["map"])
    assert linked == [
        ("map", "Hiện trạng"),
        ("propose", "Phương án"),
        ("catchment", "Tuyển sinh"),
        ("files", "Dữ liệu và báo cáo"),
    ]


@pytest.mark.usefixtures("asked", "body", "linked")
def test_only_the_place_that_is_open_is_marked(boxes: list[str]) -> None:
    top_bar.draw(TOWN, PAGES, places.VIEWS["access"])
    assert [key for key in boxes if key.endswith(top_bar.HERE)] == ["place_enrol_here"]


@pytest.mark.usefixtures("asked", "linked")
def test_the_page_carries_its_language_and_the_names_of_its_landmarks(body: list[str]) -> None:
    state.change(TOWN, lang="en")
    top_bar.draw(TOWN, PAGES, places.VIEWS["access"])
    assert 'data-lang="en"' in body[-1]
    assert f'data-places="{say("place.places", lang="en")}"' in body[-1]
    assert "Enrolment" in body[-1]


@pytest.mark.usefixtures("body", "linked")
def test_the_language_is_switched_in_the_bar(asked: Asked) -> None:
    top_bar.draw(TOWN, PAGES, places.VIEWS["map"])
    assert asked["lang"]["given"] == (["vi", "en"],)
    state.hold("lang", "en")
    asked["lang"]["on_change"]()
    assert state.view().lang == "en"


def test_the_tabs_are_the_views_of_the_place_that_is_open(
    linked: list[tuple[str, str]], boxes: list[str]
) -> None:
    top_bar.views(PAGES, places.VIEWS["recommend"])
    names = ("propose", "recommend", "land", "compare")
    assert linked == [(name, f"tab {name}") for name in names]
    assert boxes == ["views", "view_propose", "view_recommend_here", "view_land", "view_compare"]


@pytest.mark.usefixtures("asked", "linked")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_streamlit_s_own_words_travel_in_the_language_of_the_page(
    lang: str, body: list[str]
) -> None:
    state.change(TOWN, lang=lang)
    top_bar.draw(TOWN, PAGES, places.VIEWS["map"])
    (given,) = re.findall(r'data-words="([^"]*)"', body[-1])
    words = json.loads(html.unescape(given))
    assert words.keys() == top_bar.STREAMLIT.keys() | set(top_bar.AWAY)
    assert {words[one] for one in top_bar.AWAY} == {""}
    assert words["Press Enter to apply"] == say("streamlit.enter", lang=lang)


def test_streamlit_still_writes_the_words_that_are_replaced() -> None:
    folder = Path(st.__file__).parent / "static" / "static" / "js"
    scripts = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.js"))
    begun = {"Press Enter to apply": "Press Enter to ", "Press Enter to submit form": "submit form"}
    given = (*top_bar.STREAMLIT, *top_bar.AWAY)
    assert [one for one in given if begun.get(one, one) not in scripts] == []


@pytest.mark.usefixtures("asked", "linked")
def test_light_dark_or_as_the_machine_is_chosen_in_the_bar(body: list[str]) -> None:
    """The values are those the page's script knows; the machine's comes first and is no choice."""
    top_bar.draw(TOWN, PAGES, places.VIEWS["map"])
    (choice,) = [one for one in body if "tl-light" in one]
    assert re.findall(r'value="(\w+)"', choice) == ["machine", "light", "dark"]
    assert 'aria-label="Nền màn hình"' in choice
    script = index_page.FOLDER / "light.js"
    assert 'CHOICES = ["light", "dark"]' in script.read_text(encoding="utf-8")
