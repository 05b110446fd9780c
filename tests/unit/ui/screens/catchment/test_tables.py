"""The tables of who goes where: schools, wards in and out, rooms, the stress test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.screens.catchment import tables
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Look = Callable[..., tuple[Seen, FlowView]]
pytestmark = pytest.mark.usefixtures("session")


def test_the_fullest_school_stands_first_with_what_is_beyond_its_seats(look: Look) -> None:
    table = tables.schools_table(*look("nearest"))
    assert table.index.tolist() == ["s0", "s1"]
    assert table.loc["s0", "over"] == pytest.approx(150)
    assert table.loc["s0", "share"] == pytest.approx(100 * 500 / 350)
    assert table["ward"].tolist() == ["Phường 0.0", "Phường 1.0"]


def test_whom_a_school_sends_on_is_counted_away(look: Look) -> None:
    table = tables.schools_table(*look("best"))
    assert table["away"].to_dict() == {"s0": pytest.approx(150), "s1": 0.0}
    assert table["over"].max() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_matrix_has_a_row_and_a_column_a_ward_and_one_for_nowhere(lang: str, look: Look) -> None:
    html = tables.matrix(*look("best", lang=lang))
    assert html.count("<tr") == 3
    assert html.count("<th") == 1 + 1 + 2 + 1  # thead, home, two wards, nowhere
    assert say("flow.nowhere", lang=lang) in html
    assert "150" in html


def test_many_wards_are_listed_by_their_largest_crossings(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "WIDEST", 1)
    html = tables.matrix(*look("best"))
    assert html.count("<tr") == 2  # the head, and west to east
    assert "Phường 0.0" in html
    assert "150" in html


def test_rooms_are_ranked_and_the_first_says_how_sure_it_is(look: Look) -> None:
    html = tables.rooms(*look("best"))
    assert html.count("<tr") == 3
    assert "✓ " in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_stress_test_ends_with_the_whole_town(lang: str, look: Look) -> None:
    html = tables.stress(*look(lang=lang))
    assert 'class="tl-total"' in html
    assert say("flow.stress.total", lang=lang) in html
    assert html.count("tl-here") == 1


def test_a_ward_without_pupils_has_no_share() -> None:
    row = {"pupils": 0.0, "unserved_rule": 0.0, "unserved_best": 0.0, "misallocated": -2.4}
    cells = tables._stressed("<A>", row, lang="vi")
    assert cells[0] == "<b>&lt;A&gt;</b>"
    assert cells[3].replace("\N{NO-BREAK SPACE}", " ") == "0 %"
    assert cells[5] == "−2"


def test_my_ward_alone_is_in_every_table(look: Look) -> None:
    """The small school stands in the west, the large one in the east."""
    seen, view = look("best", home_ward="w10")
    assert tables.schools_table(seen, view).index.tolist() == ["s1"]
    assert tables.matrix(seen, view).count("<tr") == 2  # the head, and the east
    rooms = tables.rooms(seen, view)
    assert "Trường 1" in rooms
    assert "Trường 0" not in rooms
    stress = tables.stress(seen, view)
    assert "Phường 1.0" in stress
    assert "Phường 0.0" not in stress
    assert 'class="tl-total"' in stress


def test_the_crossings_of_my_ward_lead_into_it_or_out_of_it(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "WIDEST", 1)
    assert tables.matrix(*look("best", home_ward="w10")).count("<tr") == 2
