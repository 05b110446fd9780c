"""Large figures: the unit, the change and what it is compared with, all escaped."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import pytest
from towns import town

from spatial.network import Network
from spatial.records import Kind
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import cards, quantity_tip
from spatial.ui.widgets.cards import Card, CardWriter

TOWN = town()


def test_a_card_holds_label_figure_unit_and_lines_in_this_order() -> None:
    drawn = cards.cards((Card(label="Thiếu", value="12", unit="phòng", lines=("a", "b")),))
    places = [drawn.index(part) for part in ("Thiếu", ">12<", "phòng", ">a<", ">b<")]
    assert places == sorted(places)
    assert drawn.startswith('<div class="tl-figures tl-cards">')


def test_nothing_empty_is_drawn() -> None:
    drawn = cards.cards((Card(label="L", value="1"),))
    assert not any(css in drawn for css in ("tl-unit", "tl-change", "tl-from", "tl-line", "tl-on"))


@pytest.mark.parametrize(("good", "tone"), [(True, "tl-good"), (False, "tl-bad")])
def test_a_change_says_by_its_tone_whether_it_is_for_the_better(good: bool, tone: str) -> None:
    drawn = cards.cards((Card(label="L", value="1", change="−3", good=good),))
    assert f'<span class="tl-change {tone}">−3</span>' in drawn


def test_the_former_value_stands_before_an_arrow() -> None:
    drawn = cards.cards((Card(label="L", value="1", was="4"),))
    assert '<span class="tl-from">4 → </span><b>1</b>' in drawn


def test_the_card_of_what_the_page_shows_stands_out() -> None:
    one, other = Card(label="L", value="1"), Card(label="M", value="2", chosen=True)
    first, second = cards.cards((one, other)).split('<div class="tl-figure')[2:]
    assert "tl-on" not in first.split(">")[0]
    assert "tl-on" in second.split(">")[0]


@pytest.mark.parametrize("field", ["label", "value", "unit", "change", "was"])
def test_no_field_of_a_card_is_markup(field: str) -> None:
    card = dataclasses.replace(Card(label="L", value="1"), **{field: "<img src=x>"})
    drawn = cards.cards((card,))
    assert "<img" not in drawn
    assert "&lt;img src=x&gt;" in drawn


def test_no_cards_make_an_empty_row() -> None:
    assert cards.cards(()) == '<div class="tl-figures tl-cards"></div>'


@pytest.mark.parametrize(
    ("value", "lang", "written"),
    [
        (1_234.4, "vi", "1.234"),
        (1_234.4, "en", "1,234"),
        (0.0, "vi", "0"),
        (math.nan, "vi", "–"),
        (math.inf, "en", "–"),
    ],
)
def test_metres_are_whole_and_a_dash_where_there_are_none(
    value: float, lang: str, written: str
) -> None:
    assert cards.metres(value, lang=lang) == written


def with_streets(kind: Kind | None) -> Network:
    """Give the town with streets known in a way, or with none."""
    if kind is None:
        return dataclasses.replace(TOWN, streets=None)
    assert TOWN.streets is not None
    return dataclasses.replace(TOWN, streets=dataclasses.replace(TOWN.streets, kind=kind))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_ways_along_a_straight_line_are_said(lang: str, see: Callable[..., Seen]) -> None:
    assert say("flow.basis.straight", lang=lang) in cards.basis(see(with_streets(None), lang=lang))


@pytest.mark.parametrize("kind", [Kind.ESTIMATED, Kind.ASSUMED])
def test_ways_along_estimated_streets_are_said_with_how_they_are_known(
    kind: Kind, see: Callable[..., Seen]
) -> None:
    assert say(f"kind.{kind}", lang="vi") in cards.basis(see(with_streets(kind)))


def test_surveyed_streets_need_no_remark(see: Callable[..., Seen]) -> None:
    assert cards.basis(see()) == ""


def test_figures_of_estimated_people_carry_the_sign(see: Callable[..., Seen]) -> None:
    """The drawn town's residents are estimated, so every share of them is."""
    assert cards.about(see()) == "≈ "


def test_a_card_stands_in_the_words_of_its_page_and_is_defined_where_it_is_a_quantity() -> None:
    writer = CardWriter(page="zone", lang="vi", blanks={"cells": "5", "used": "3", "locked": "2"})
    whole = writer.card("whole", "2 / 3")
    assert (whole.label, whole.figure, whole.tip) == (
        say("zone.card.whole", lang="vi"),
        "zone.card.whole",
        "",
    )
    hand = writer.card("whole", "0", line="hand")
    assert hand.lines == (say("zone.line.hand", lang="vi", locked="2"),)
    least = {"seats": "1", "pupils": "1", "least": "1", "full": "1"}
    over = CardWriter(page="zone", lang="vi", blanks=least).card("over", "7")
    assert over.tip == quantity_tip.tip("zone.card.over", lang="vi") != ""
