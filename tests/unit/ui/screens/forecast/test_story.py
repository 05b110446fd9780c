"""The pupils of a year explained step by step: the steps add up, the ends are amounts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial.forecast import Forecast
from spatial.projection import story as steps
from spatial.ui.screens.forecast import story
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]


def test_the_steps_add_up_from_today_to_then(ahead: Ahead, area: Area) -> None:
    _, made = ahead()
    table = story.of(made, area)
    between = [name for name in steps.STEPS if name not in story.ENDS]
    reached = table["today"] + table[between].sum(axis=1)
    assert reached.to_numpy() == pytest.approx(table["then"].to_numpy())


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("today", 1_234.4, "≈ 1.234"),
        ("births", 12.0, "+12"),
        ("births", -12.0, "−12"),
        ("births", 0.4, "0"),
        ("births", -0.4, "0"),
    ],
)
def test_ends_are_amounts_and_steps_carry_their_sign(name: str, value: float, written: str) -> None:
    assert story.amount(name, value, lang="vi") == written


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bars_begin_and_end_with_an_amount(lang: str, ahead: Ahead, area: Area) -> None:
    _, made = ahead(lang=lang)
    html = story.bars(made, area, "tieu_hoc", lang=lang)
    assert html.count("tl-end") == 2
    assert "2025" in html
    assert "2030" in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_has_a_row_a_step(lang: str, ahead: Ahead, area: Area) -> None:
    seen, made = ahead(lang=lang)
    assert story.table(seen, made, area).count("<tr") == 1 + len(steps.STEPS)


def test_a_projection_that_is_not_raked_has_no_factors(ahead: Ahead) -> None:
    assert story._factors(ahead()[1], "vi") == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_ward_that_is_short_is_asked_why_it_is_red(lang: str, ahead: Ahead) -> None:
    html = story.why(*ahead(lang=lang, ward="w10"))
    assert say("forecast.why.red", lang=lang, ward="Phường 1.0", year=2030) in html
    assert html.count("<li>") == 3


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_ward_whose_rooms_nobody_told_is_not_said_to_have_enough(lang: str, ahead: Ahead) -> None:
    here = town()
    gap = dataclasses.replace(here, locality=dataclasses.replace(here.locality, rooms_known=False))
    html = story.why(*ahead(lang=lang, ward="w10", place=gap))
    assert say("forecast.why.untold", lang=lang, ward="Phường 1.0", year=2030) in html
    assert say("forecast.why.enough", lang=lang, ward="Phường 1.0", year=2030) not in html
