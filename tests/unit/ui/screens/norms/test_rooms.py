"""Rooms needed by every method beside the rooms there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.screens.norms import rooms
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_need_and_stock_stand_in_two_tables(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    rooms.draw(see(lang=lang))
    tables = [html for html in written if "<table" in html]
    assert len(tables) == 2
    assert say("norms.rooms_need", lang=lang) in tables[0]
    assert "<b>10</b>" in tables[1]


@pytest.mark.parametrize(("value", "css"), [(None, "tl-none"), (0, "0"), (1_234, "1.234")])
def test_a_level_without_a_figure_says_so(value: int | None, css: str) -> None:
    assert css in rooms._number(value, "vi")
