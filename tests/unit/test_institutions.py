"""Institutions beside the four levels: every kind against its own places, nothing netted."""

from __future__ import annotations

import dataclasses
import math

import pytest
from institution_towns import GDNN, HOA_NHAP, NGHE, with_institutions
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
