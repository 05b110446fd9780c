"""The row of figures and the line of levels, as HTML a planner's names cannot break."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest
from towns import School, town

from spatial.network import Network
from spatial.records import Level
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import headline


def renamed(name: str) -> Network:
    """Draw the town with every ward of one name."""
    network = town()
    sets = {units: wards.assign(ward=name) for units, wards in network.ward_sets.items()}
    return dataclasses.replace(network, ward_sets=sets)


def test_five_figures_open_one_at_a_time(see: Callable[..., Seen]) -> None:
    html = headline.html(see())
    assert html.count('<details class="tl-figure" name="figure" data-figure="') == 5
    assert html.count("<summary>") == html.count("</summary>") == 5


def test_a_ward_s_name_is_text_and_never_markup(see: Callable[..., Seen]) -> None:
    html = headline.html(see(renamed("<script>alert(1)</script>")))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_mark_of_an_unread_norm_stands_at_its_figure_alone(see: Callable[..., Seen]) -> None:
    cards = headline.html(see()).split("<details")[1:]
    assert ["tl-mark" in card for card in cards] == [False, False, False, True, False]


def amounts(html: str) -> list[str]:
    """Return the figures of the line of levels."""
    return re.findall(r"<b>([^<]*)</b>", html)


def test_levels_are_added_without_netting_and_the_net_stands_last(
    see: Callable[..., Seen],
) -> None:
    """30 rooms a level, of which primary has 10: 30 + 20 + 30 + 30."""
    assert amounts(headline.levels(see())) == ["30", "20", "30", "30", "110", "110"]


def test_by_class_size_the_sum_is_the_one_of_the_plan(see: Callable[..., Seen]) -> None:
    """34 + 19 + 23 + 23: each level rounds up before they are added."""
    html = headline.levels(see(method=Method.CLASS))
    assert amounts(html)[:4] == ["34", "19", "23", "23"]


@pytest.mark.parametrize("level", list(Level))
def test_the_level_shown_stands_out_alone(level: Level, see: Callable[..., Seen]) -> None:
    cells = headline.levels(see(level=level)).split('<span class="tl-level')[2:]
    assert [cell.startswith(" tl-on") for cell in cells[:4]] == [one is level for one in Level]
    assert not any(cell.startswith(" tl-on") for cell in cells[4:])


def test_an_estimate_carries_its_sign_at_its_level_and_in_the_sums(
    see: Callable[..., Seen],
) -> None:
    known = town()
    guessed = known.school_levels["kind"].mask(
        known.school_levels["level"] == "tieu_hoc", "estimated"
    )
    levels = known.school_levels.assign(kind=guessed)
    html = headline.levels(see(dataclasses.replace(known, school_levels=levels)))
    assert amounts(html) == ["30", "≈ 20", "30", "30", "≈ 110", "≈ 110"]


def test_a_net_surplus_carries_a_minus(see: Callable[..., Seen]) -> None:
    rich = town(schools=(School(x=0.5, y=0.5, rooms=200),))
    *_, gross, net = amounts(headline.levels(see(rich)))
    assert (gross, net) == ("90", "−80")  # 3 x 30 short; 120 needed, 200 there


def test_what_is_drawn_once_is_drawn_no_second_time(see: Callable[..., Seen]) -> None:
    seen = see()
    assert headline.html(seen) is headline.html(seen)


def test_of_one_ward_each_level_stands_and_no_sum(
    see: Callable[..., Seen], plain: Callable[[str], str]
) -> None:
    """What a ward lacks at one level its spare rooms at another do not mend."""
    said = plain(headline.levels(see(home_ward="w10")))
    assert "Tiểu học ≈ 15" in said  # of one ward the pupils are estimated
    assert say("figure.net", lang="vi") not in said
