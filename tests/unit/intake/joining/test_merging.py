"""Schools a planner confirmed to be one: figures added or told, none lost in silence."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.intake.checking.check import Checked
from spatial.intake.joining import merging
from spatial.intake.joining.duplicates import Merge
from spatial.intake.reading.find import Source


def merge_of(keep: str, drop: str, reason: str = "site") -> Merge:
    return Merge(keep=keep, drop=drop, reason=reason, alike=100.0, apart_m=40.0)


def table(sort: str, /, **columns: list[object]) -> Checked:
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(columns, index=range(2, rows + 2))
    if sort == "schools":
        points = gpd.points_from_xy([106.6 + at / 10_000 for at in range(rows)], [10.8] * rows)
        frame = gpd.GeoDataFrame(frame, geometry=points, crs=4326)
    source = Source(table=sort, path=Path(f"{sort}.csv"), name=f"{sort}.csv")
    sound = np.ones(rows, dtype=bool)
    return Checked(source=source, frame=frame, sound=sound, whole=True, faults=())


OFFERS = [merge_of("a", "b"), merge_of("c", "d", "same")]


@pytest.mark.parametrize(
    ("wish", "taken", "codes"),
    [
        ({}, [], []),
        ({"b": "a"}, [("b", "a")], []),
        ({"*": ""}, [("b", "a"), ("d", "c")], []),
        ({"b": "c"}, [], ["merge_not_offered"]),
        ({"x": "y", "d": "c"}, [("d", "c")], ["merge_not_offered"]),
    ],
)
def test_only_what_was_offered_is_merged(
    wish: dict[str, str], taken: list[tuple[str, str]], codes: list[str]
) -> None:
    found, faults = merging.chosen(OFFERS, wish)
    assert [(each.drop, each.keep) for each in found] == taken
    assert [fault.code for fault in faults] == codes


def test_a_chain_of_offers_leads_to_the_school_that_stays() -> None:
    chain = [merge_of("b", "c"), merge_of("a", "b")]
    found, _ = merging.chosen(chain, {"*": ""})
    assert [(each.drop, each.keep) for each in found] == [("c", "a"), ("b", "a")]


def stocks(**columns: list[object]) -> Checked:
    return table("school_levels", **columns)


def merged(levels: Checked, *merges: Merge) -> tuple[pd.DataFrame, list[Fault]]:
    (done,), faults = merging.merge([levels], merges)
    return done.kept, faults


def test_a_sites_figures_are_added_to_its_schools() -> None:
    levels = stocks(school_id=["a", "b"], level=["thcs", "thcs"], rooms=[10, 4],
                    land_m2=[5_000.0, 700.0])  # fmt: skip
    kept, (note,) = merged(levels, merge_of("a", "b"))
    assert kept[["school_id", "rooms", "land_m2"]].to_numpy().tolist() == [["a", 14, 5_700]]
    assert note.blanks["figures"] == "rooms 10 + 4 = 14; land_m2 5000 + 700 = 5700"


def test_what_one_of_two_does_not_know_stays_unknown() -> None:
    levels = stocks(school_id=["a", "b"], level=["thcs", "thcs"], pupils=[100.0, np.nan])
    kept, (note,) = merged(levels, merge_of("a", "b"))
    assert np.isnan(kept["pupils"].iloc[0])
    assert note.blanks["figures"] == "pupils 100 + ? = ?"


def test_a_site_of_another_level_goes_to_its_school_as_it_is() -> None:
    levels = stocks(school_id=["a", "b"], level=["thcs", "thpt"], rooms=[10, 4])
    kept, faults = merged(levels, merge_of("a", "b"))
    assert kept["school_id"].tolist() == ["a", "a"]
    assert kept["rooms"].tolist() == [10, 4]
    assert faults == []


@pytest.mark.parametrize(("rooms", "said"), [(12, "rooms 10 ≠ 12"), (10, "=")])
def test_a_school_listed_twice_keeps_its_figures_and_tells_the_others(
    rooms: int, said: str
) -> None:
    levels = stocks(school_id=["a", "b"], level=["thcs", "thcs"], rooms=[10, rooms])
    kept, (note,) = merged(levels, merge_of("a", "b", "same"))
    assert kept[["school_id", "rooms"]].to_numpy().tolist() == [["a", 10]]
    assert (note.code, note.blanks["figures"]) == ("row_same", said)


def test_the_school_that_is_dropped_is_set_aside_with_a_note() -> None:
    schools = table("schools", school_id=["a", "b"], name=["A", "A điểm lẻ"])
    (done,), (note,) = merging.merge([schools], [merge_of("a", "b")])
    assert done.kept["school_id"].tolist() == ["a"]
    assert (note.code, note.row, note.value, note.blanks["kept"]) == (
        "merged_site",
        3,
        "A điểm lẻ (b)",
        "A (a)",
    )


def test_without_merges_and_without_schools_nothing_changes() -> None:
    wards = table("wards", ward_id=["1"])
    assert merging.merge([wards], []) == ([wards], [])
    assert merging.merge([wards], [merge_of("a", "b")]) == ([wards], [])
    assert merging.offers([wards]) == []


def test_schools_drawn_twice_are_offered() -> None:
    schools = table("schools", school_id=["a", "b"], name=["Tiểu học Nguyễn Du", "TH Nguyen Du"])
    (offer,) = merging.offers([schools])
    assert {offer.keep, offer.drop} == {"a", "b"}
    assert offer.reason == "same"


def test_offers_nobody_took_are_one_note_of_those_whose_schools_both_stay() -> None:
    names = pd.Series({"a": "TH Hai", "b": "TH Hai (phân hiệu)", "c": "TH Ba"})
    (note,) = merging.noted(OFFERS, names, table("schools", school_id=["a"]).source)
    assert (note.code, note.blanks["count"]) == ("maybe_twice", 1)
    assert note.blanks["pairs"] == "“TH Hai” (a) / “TH Hai (phân hiệu)” (b)"
    assert merging.noted(OFFERS[1:], names, table("schools", school_id=["a"]).source) == []
