"""Institutions beside the four levels: every kind against its own places, nothing netted."""

from __future__ import annotations

import dataclasses
import math

import pytest
from institution_towns import GDNN, HOA_NHAP, NGHE, joined, with_institutions
from towns import town

from spatial import Options, assess, institutions
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.targets.pack import pack

FIGURES = ["needed", "places", "shortage", "surplus"]


def assessed(network: Network, units: str | None = None) -> Assessment:
    return assess(network, Options(year=2030, units=units))


def test_a_plain_town_has_no_institution_and_no_need() -> None:
    found = assessed(town())
    assert institutions.listed(found).empty
    assert institutions.balance(found).empty


def test_where_no_institution_is_listed_places_are_untold_and_nothing_is_short() -> None:
    made = with_institutions(needs=(("gdtx", "", 2030, 120.0, math.nan),))
    found = institutions.balance(assessed(made), share_percent=40.0)
    assert found["needed"].tolist() == [120, pytest.approx(300)]
    assert found["institutions"].tolist() == [0, 0]
    assert found[["places", "shortage", "surplus"]].isna().all(axis=None)


def test_a_quarter_of_lower_secondary_finishes_a_year() -> None:
    """1,000 pupils of four grades, half in each ward."""
    assert institutions.finishing(assessed(town())).tolist() == pytest.approx([125, 125])


def test_a_surplus_of_one_kind_fills_no_gap_of_another() -> None:
    needs = (("gdnn_gdtx", "", 2030, 120.0, math.nan), ("trung_hoc_nghe", "", 2030, 90.0, math.nan))
    found = institutions.balance(assessed(with_institutions(GDNN, NGHE, needs=needs)))
    table = found.set_index("sort")
    assert table.loc["gdnn_gdtx", FIGURES].tolist() == [120, 200, 0, 80]
    assert table.loc["trung_hoc_nghe", FIGURES].tolist() == [90, 50, 40, 0]
    assert set(table["basis"]) == {"entered"}


def test_a_ward_is_held_against_its_own_places_and_a_merged_one_against_both() -> None:
    needs = (("hoa_nhap", "w00", 2029, 20.0, math.nan), ("hoa_nhap", "w10", 2031, 10.0, math.nan))
    made = with_institutions(HOA_NHAP, needs=needs)
    table = institutions.balance(assessed(made)).set_index("ward_id")
    assert table.loc["w00", FIGURES].tolist() == [20, 0, 20, 0]
    assert table.loc["w10", FIGURES].tolist() == [10, 30, 0, 20]
    merged = institutions.balance(assessed(made, "merged")).set_index("ward_id")
    assert merged.loc["m0", "shortage"] == 20
    assert merged.loc["m1", "surplus"] == 20


def test_a_share_entered_counts_three_years_of_leavers() -> None:
    """20 % of 250 leavers x 3 years are 150 places."""
    made = with_institutions(GDNN, needs=(("gdnn_gdtx", "", 2030, math.nan, 20.0),))
    (row,) = institutions.balance(assessed(made)).to_dict("records")
    assert (row["needed"], row["surplus"]) == (pytest.approx(150), pytest.approx(50))
    assert (row["basis"], row["kind"]) == ("share", "estimated")


def test_the_latest_need_that_is_not_of_a_later_year_counts() -> None:
    needs = tuple(("hoa_nhap", "", year, float(year), math.nan) for year in (2026, 2028, 2035))
    (row,) = institutions.balance(assessed(with_institutions(needs=needs))).to_dict("records")
    assert row["needed"] == 2028


def test_the_whole_stream_is_a_line_of_its_own_held_against_both_vocational_kinds() -> None:
    """40 % of 250 leavers x 3 years are 300; 200 and 50 places leave 50 short."""
    made = with_institutions(GDNN, NGHE, HOA_NHAP)
    table = institutions.balance(assessed(made), share_percent=40.0).set_index("sort")
    assert table.loc["vocational", FIGURES].tolist() == pytest.approx([300, 250, 50, 0])
    assert table.loc["vocational", "kind"] == "assumed"
    assert table.loc["hoa_nhap", "basis"] == "untold"
    assert math.isnan(table.loc["hoa_nhap", "shortage"])


def test_places_nobody_tells_leave_the_shortage_unknown() -> None:
    silent = ("d", "TT GDTX D", "gdtx", "w00", math.nan, 5.0, math.nan)
    made = with_institutions(silent, needs=(("gdtx", "", 2030, 10.0, math.nan),))
    (row,) = institutions.balance(assessed(made)).to_dict("records")
    assert math.isnan(row["places"])
    assert math.isnan(row["shortage"])


def test_the_plan_of_duc_pho_sends_two_of_five_and_one_that_mixes_graduates_none() -> None:
    assert institutions.plan_share(pack("duc_pho"), year=2026) == 40
    assert institutions.plan_share(pack("quan12"), year=2026) is None


def test_institutions_are_listed_kind_by_kind_with_the_ward_shown() -> None:
    found = institutions.listed(assessed(with_institutions(HOA_NHAP, GDNN), "merged"))
    assert found["sort"].tolist() == ["gdnn_gdtx", "hoa_nhap"]
    assert found["ward_id"].tolist() == ["m0", "m1"]


def test_a_share_for_a_kind_nobody_streams_into_is_no_need() -> None:
    made = with_institutions(needs=(("hoa_nhap", "", 2030, math.nan, 5.0),))
    (row,) = institutions.balance(assessed(made)).to_dict("records")
    assert row["basis"] == "untold"
    kept = dataclasses.replace(made, institution_needs=made.institution_needs.iloc[:0])
    assert institutions.balance(assessed(kept)).empty


def test_learners_and_a_share_in_one_ward_shown_are_named_so_and_no_surer_than_the_share() -> None:
    """15 % of 125 leavers x 3 years are 56.25, beside 100 published learners."""
    needs = (("gdtx", "w00", 2030, math.nan, 15.0), ("gdtx", "w10", 2030, 100.0, math.nan))
    found = institutions.balance(assessed(joined(with_institutions(needs=needs)), "merged"))
    (row,) = found.to_dict("records")
    assert row["needed"] == pytest.approx(156.25)
    assert (row["basis"], row["kind"]) == ("mixed", "estimated")


def test_the_need_of_some_wards_is_not_held_against_the_places_of_all() -> None:
    """The west needs 100, the east tells nothing and has 30 places: neither short nor over."""
    needs = (("hoa_nhap", "w00", 2030, 100.0, math.nan),)
    made = joined(with_institutions(HOA_NHAP, needs=needs))
    (row,) = institutions.balance(assessed(made, "merged")).to_dict("records")
    assert (row["needed"], row["places"], row["wards_told"], row["wards"]) == (100, 30, 1, 2)
    assert math.isnan(row["shortage"])
    assert math.isnan(row["surplus"])


def test_an_institution_in_a_ward_that_tells_no_need_has_a_line_of_its_own() -> None:
    needs = (("hoa_nhap", "w00", 2030, 100.0, math.nan),)
    table = institutions.balance(assessed(with_institutions(HOA_NHAP, needs=needs)))
    assert table["ward_id"].tolist() == ["w00", "w10"]
    assert table["institutions"].tolist() == [0, 1]
    assert table["basis"].tolist() == ["entered", "untold"]
    whole = (*needs, ("hoa_nhap", "", 2030, 120.0, math.nan))
    table = institutions.balance(assessed(with_institutions(HOA_NHAP, needs=whole)))
    assert table["ward_id"].tolist() == ["", "w00"]


def test_a_need_of_another_year_is_named_with_it_and_is_an_estimate() -> None:
    made = with_institutions(needs=(("gdtx", "", 2015, 50.0, math.nan),))
    (row,) = institutions.balance(assessed(made)).to_dict("records")
    assert (row["year"], row["needs_year"], row["kind"]) == (2030, 2015, "estimated")
    made = with_institutions(needs=(("gdtx", "", 2030, 50.0, math.nan),))
    (row,) = institutions.balance(assessed(made)).to_dict("records")
    assert (row["needs_year"], row["kind"]) == (2030, "published")


def test_places_are_no_surer_than_the_least_sure_institution_and_untold_without_one() -> None:
    made = with_institutions(
        GDNN, ("d", "TT GDNN D", "gdnn_gdtx", "w10", 10.0, 10.0, math.nan),
        needs=(("gdnn_gdtx", "", 2030, 90.0, math.nan), ("gdtx", "", 2030, 90.0, math.nan)),
    )  # fmt: skip
    made.institutions["kind"] = ["surveyed", "estimated"]
    table = institutions.balance(assessed(made)).set_index("sort")
    assert table["places_kind"].to_dict() == {"gdnn_gdtx": "estimated", "gdtx": "untold"}
    assert set(table["kind"]) == {"published"}  # of the need, whatever the places are


def test_only_more_learners_than_places_are_crowded_and_untold_places_are_none() -> None:
    full = ("d", "TT D", "gdtx", "w00", 30.0, 31.0, math.nan)
    blank = ("e", "TT E", "gdtx", "w00", math.nan, 31.0, math.nan)
    found = institutions.listed(assessed(with_institutions(HOA_NHAP, full, blank)))
    assert institutions.crowded(found)["name"].tolist() == ["TT D"]
