"""An assessment tells its figures rounded as a plan prints them, and never changes them."""

from __future__ import annotations

import math

import pytest
from towns import School, town

from spatial import assess
from spatial.assessment import SUMMARY, Assessment, whole
from spatial.records import LEVELS, Level, Options


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Judge two wards: one has a primary school of 40 rooms, the other none."""
    return assess(town(schools=(School(x=0.5, y=0.5, rooms=40),)), Options(year=2030))


def test_rooms_by_the_ratio_are_rounded_half_up_and_those_by_classes_up() -> None:
    row = {"rooms_need_per_10k": 2.5, "rooms_need_class": 2.1, "rooms_short_class": 0.2}
    figures = whole(row)
    assert figures["rooms_need_per_10k"] == 3
    assert (figures["rooms_need_class"], figures["rooms_short_class"]) == (3, 1)


def test_figures_a_row_does_not_have_are_left_out() -> None:
    assert set(whole({"rooms_need_class": 1.0, "rooms_short_class": 0.0, "other": 9.0})) == {
        "rooms_need_class",
        "rooms_short_class",
    }


def test_float_noise_makes_no_further_room() -> None:
    noise = 3.0000000000001
    assert whole({"rooms_need_class": noise, "rooms_short_class": 0.0})["rooms_need_class"] == 3


def test_the_layer_of_a_level_is_the_wards_with_their_figures(found: Assessment) -> None:
    layer = found.layer(Level.TIEU_HOC)
    assert layer.index.tolist() == ["w00", "w10"]
    assert layer["ward"].tolist() == ["Phường 0.0", "Phường 1.0"]
    assert layer["rooms_have"].tolist() == [40, 0]
    assert layer.crs == found.network.crs
    assert layer.geometry.area.tolist() == pytest.approx([1e6, 1e6])


def test_a_level_may_be_asked_for_by_its_name(found: Assessment) -> None:
    assert found.layer("thcs")["rooms_have"].tolist() == [0, 0]
    with pytest.raises(ValueError, match="college"):
        found.layer("college")


def test_the_wards_own_shortage_is_never_less_than_the_localitys(found: Assessment) -> None:
    # 500 pupils a ward need 15 rooms (300 per 10,000): the ward with 40 has 25 to spare, of which
    # the other sees nothing
    assert found.own_shortage(Level.TIEU_HOC, "rooms_short_per_10k") == pytest.approx(15.0)
    assert found.levels.loc["tieu_hoc", "rooms_short_per_10k"] == 0


def test_the_net_of_all_levels_is_need_less_stock(found: Assessment) -> None:
    # 4 levels of 1,000 pupils need 30 rooms each; there are 40
    assert found.net("rooms_need_per_10k", "rooms_have") == pytest.approx(4 * 30 - 40)


def test_a_net_may_be_a_surplus(found: Assessment) -> None:
    assert found.net("rooms_have", "rooms_need_per_10k") == pytest.approx(40 - 4 * 30)


def test_the_total_of_rooms_by_classes_is_that_of_the_rounded_levels(found: Assessment) -> None:
    told = found.summary()
    for name in ("rooms_need_class", "rooms_short_class"):
        assert told["total"][name] == sum(told["levels"][level][name] for level in LEVELS)


def test_the_summary_has_every_level_and_every_figure_as_a_whole_number(found: Assessment) -> None:
    told = found.summary()
    assert list(told["levels"]) == [level.value for level in LEVELS]
    for figures in (*told["levels"].values(), told["total"]):
        assert set(figures) == set(SUMMARY)
        assert all(isinstance(value, int) for value in figures.values())


def test_the_summary_rounds_and_the_assessment_does_not(found: Assessment) -> None:
    before = found.levels.copy()
    found.summary()
    assert found.levels.equals(before)


def test_it_says_itself_in_a_line_with_its_year_and_profile(found: Assessment) -> None:
    # every level but primary lacks its 30 rooms; primary lacks none
    assert repr(found).startswith("<Assessment town 2030 by tt23-town@2026-11-28: 90 rooms and ")
    assert repr(found).endswith(" m² short>")


def test_a_notebook_is_shown_a_row_of_figures_for_every_level(found: Assessment) -> None:
    page = found._repr_html_()
    assert page.startswith("<p>Assessment town 2030")
    assert all(f"<th>{level}</th>" in page for level in LEVELS)


def test_what_nobody_knows_is_none_in_the_summary() -> None:
    row = dict.fromkeys(SUMMARY, 2.0) | {"rooms_have": math.nan, "rooms_short_class": math.nan}
    figures = whole(row)
    assert [name for name, figure in figures.items() if figure is None] == [
        "rooms_have",
        "rooms_short_class",
    ]


def test_a_town_whose_rooms_are_told_lists_no_ward_without(found: Assessment) -> None:
    assert found.untold().empty
