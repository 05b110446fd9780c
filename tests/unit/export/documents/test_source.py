"""What a document is filled from: the figures of a ward or of the locality, rounded once."""

from __future__ import annotations

import pytest
from papers import built, proposed, source, standing

from spatial import Options, assess, read_network
from spatial.errors import UserError
from spatial.export.documents import ward_called
from spatial.records import LEVELS, Level


def test_the_figures_of_the_locality_are_those_of_its_summary() -> None:
    assert source().figures(Level.TIEU_HOC) == standing().summary()["levels"]["tieu_hoc"]
    assert source().totals() == standing().summary()["total"]


def test_a_ward_has_half_the_pupils_of_two_like_wards() -> None:
    there = source(ward_id="w00")
    assert there.figures(Level.TIEU_HOC)["pupils"] == 500
    assert there.figures(Level.TIEU_HOC)["rooms_need_per_10k"] == 15  # 300 x 500 / 10,000
    assert there.totals()["pupils"] == 2_000  # four levels of 500
    assert there.place == "Phường 0.0"


@pytest.mark.parametrize(("lang", "borne"), [("vi", "phường Thới An"), ("en", "Thới An")])
def test_a_ward_the_table_calls_by_its_bare_name_has_an_office_with_its_rank(
    lang: str, borne: str
) -> None:
    """Code 26773 is Phường Thới An of today's communes; the embedded table says Thới An."""
    town = assess(read_network(), Options(year=2030, units="wards_2025"))
    there = source(assessment=town, ward_id="26773", lang=lang)
    assert (there.place, there.office_place) == ("Thới An", borne)


def test_a_ward_whose_code_or_name_is_not_in_the_list_of_communes_keeps_its_own() -> None:
    assert source(ward_id="w00").office_place == "Phường 0.0"
    assert source().office_place == source().place


def test_rooms_by_class_size_of_all_levels_add_up_the_rounded_levels() -> None:
    there = source(ward_id="w00")
    parts = [there.figures(level)["rooms_need_class"] or 0 for level in LEVELS]
    assert there.totals()["rooms_need_class"] == sum(parts)


def test_what_another_assessment_says_may_be_asked_of_the_same_place() -> None:
    after = proposed()
    assert after.figures(Level.TIEU_HOC)["rooms_short_per_10k"] == 0
    assert after.figures(Level.TIEU_HOC, standing())["rooms_short_per_10k"] == 20
    assert after.told("tieu_hoc", "rooms_have") == 40


def test_the_schools_of_a_ward_are_those_that_stand_in_it() -> None:
    assert source(ward_id="w00").schools()["school_id"].tolist() == ["s0"]
    assert source(ward_id="w10").schools().empty


def test_a_ward_is_found_by_code_or_name_and_an_unknown_one_lists_those_there_are() -> None:
    assert ward_called(built(), " phường 1.0 ") == ward_called(built(), "w10") == "w10"
    with pytest.raises(UserError, match=r"Phường 0\.0 \(w00\), Phường 1\.0 \(w10\)"):
        ward_called(built(), "Phường 9")
