"""Beside the map: a school's overflow and homes, or where a ward's pupils go."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from spatial.ui.screens.catchment import card
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session.assessments import Seen

Look = Callable[..., tuple[Seen, FlowView]]
pytestmark = pytest.mark.usefixtures("session")


def test_the_overflow_of_the_small_school_goes_to_the_large_one(look: Look) -> None:
    """500 near it, 350 seats: 150 are moved on."""
    _, found = look("best")
    out = card.overflow(found, "s0")
    assert out["school_id"].tolist() == ["s1"]
    assert out["pupils"].sum() == pytest.approx(150)
    assert out["extra_m"].iloc[0] > 0
    assert card.inflow(found, "s1")["pupils"].sum() == pytest.approx(150)
    assert card.overflow(found, "s1").empty


def test_a_detour_is_averaged_by_pupils() -> None:
    moved = pd.DataFrame(
        {"to": ["a", "a", None], "pupils": [1.0, 3.0, 2.0], "extra_m": [100.0, 300.0, np.nan]}
    )
    table = card._summed(moved, "to")
    assert table["school_id"].tolist()[0] == "a"
    assert table["extra_m"].iloc[0] == 250.0
    assert table["pupils"].tolist() == [4.0, 2.0]


def test_a_school_is_chosen_only_while_the_level_has_it(look: Look) -> None:
    _, found = look()
    card.choose("s1")
    assert card.chosen(found) == "s1"
    card.choose("gone")
    assert card.chosen(found) is None
    card.choose(None)
    assert card.chosen(found) is None


@pytest.mark.parametrize(
    ("share", "css", "words"),
    [
        (0.5, "tl-ok", "50 %"),
        (0.85, "tl-watch", "85 %"),
        (1.0, "tl-watch", "100 %"),
        (1.2, "tl-severe", "120 %"),
    ],
)
def test_how_full_a_school_is_is_said_by_word_and_share(share: float, css: str, words: str) -> None:
    chip = card._chip(share, lang="vi")
    assert css in chip
    assert words in chip.replace("\N{NO-BREAK SPACE}", " ")


def test_a_school_without_seats_is_not_called_full() -> None:
    assert "%" not in card._chip(np.nan, lang="vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_card_of_a_school_tells_where_its_overflow_goes(lang: str, look: Look) -> None:
    seen, found = look("best", lang=lang)
    card.choose("s0")
    html = card.html(seen, found)
    assert "<h2>Trường 0</h2>" in html
    assert "Trường 1" in html
    assert "150" in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_card_of_a_ward_tells_where_its_pupils_go(lang: str, look: Look) -> None:
    seen, found = look("best", lang=lang, ward="w00")
    html = card.html(seen, found)
    assert "<h2>Phường 0.0</h2>" in html
    table = card.of_ward(found, "w00")
    assert table["pupils"].sum() == pytest.approx(500)
    assert set(table["school_id"]) == {"s0", "s1"}


def test_a_room_more_is_told_with_the_pupils_it_seats(look: Look) -> None:
    _, found = look("best")
    row = pd.Series(
        {"pupils": 35.0, "metres": 2_000.0, "checked_pupils": np.nan, "checked_metres": 0}
    )
    priced = card.room_text(found, row, lang="vi")
    assert "35" in priced
    assert "2,0" in priced
    checked = card.room_text(
        found, pd.Series({**row, "checked_pupils": 30.0, "checked_metres": -500.0}), lang="vi"
    )
    assert "30" in checked
    assert "0,5" in checked
    assert checked != priced
