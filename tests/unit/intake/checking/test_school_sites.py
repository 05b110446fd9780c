"""Rows of a list that are sites of the school above."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import school_sites
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def resolve(*rows: tuple[object, ...]) -> tuple[list[tuple[object, ...]], list[str]]:
    """Resolve rows of name, ward, rooms and land; give the rows left and what was said."""
    frame = pd.DataFrame(rows, columns=["name", "ward", "rooms", "land_m2"], dtype=object)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    done, faults = school_sites.resolve(frame, SOURCE)
    return list(done.itertuples(index=False, name=None)), [fault.code for fault in faults]


def test_sites_whose_sum_the_school_gives_are_details() -> None:
    done, codes = resolve(
        ("TH A", "Tây", 12, 3000), ("- Điểm chính", "", 8, 2000), ("- Điểm lẻ ấp 3", "", 4, 1000)
    )
    assert done == [("TH A", "Tây", 12, 3000)]
    assert codes == ["sites_within"]


def test_other_sites_stand_beside_their_school_in_its_ward() -> None:
    done, codes = resolve(
        ("TH A", "Tây", 8, 2000), ("Điểm lẻ ấp 3", "", 4, 1000), ("Cơ sở 2", "Đông", 3, 500)
    )
    assert done == [
        ("TH A", "Tây", 8, 2000),
        ("TH A - Điểm lẻ ấp 3", "Tây", 4, 1000),
        ("TH A - Cơ sở 2", "Đông", 3, 500),
    ]
    assert codes == ["sites_beside"]


def test_a_site_that_takes_the_ward_of_its_school_takes_its_district_too() -> None:
    columns = ["name", "ward", "Quận", "rooms"]
    rows = [("TH A", "1", "3", 8), ("Điểm lẻ ấp 3", "", "", 4), ("Cơ sở 2", "2", "", 3)]
    done, _ = school_sites.resolve(pd.DataFrame(rows, columns=columns, dtype=object), SOURCE)
    assert done["Quận"].tolist() == ["3", "3", ""]  # nobody told of Phường 2


def test_a_school_that_is_only_a_title_over_its_sites_gives_way_to_them() -> None:
    done, codes = resolve(("TH A", "Tây", "", ""), ("Điểm chính", "", 8, 2000))
    assert done == [("TH A - Điểm chính", "Tây", 8, 2000)]
    assert codes == ["sites_within", "sites_beside"]


def test_schools_named_by_a_word_of_sites_are_schools() -> None:
    rows = [("MN Điểm Sáng", "Tây", 8, 2000), ("TH Cơ sở 2 Lê Lai", "Tây", 8, 2000)]
    assert resolve(*rows) == (rows, [])


def test_a_site_with_no_school_above_is_left_for_the_planner() -> None:
    rows = [("Điểm lẻ", "Tây", 8, 2000), ("TH A", "Tây", 8, 2000)]
    assert resolve(*rows) == (rows, [])


def beside(*rows: tuple[str, str, int]) -> list[tuple[object, ...]]:
    frame = pd.DataFrame(rows, columns=["name", "Tên điểm trường", "rooms"], dtype=object)
    frame["ward"] = ["Tây", *[""] * (len(rows) - 1)]
    done, _ = school_sites.resolve(frame, SOURCE)
    return list(done[["name", "ward", "rooms"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("again", ["", "TH A"])
def test_a_column_of_sites_tells_whose_the_rows_below_a_school_are(again: str) -> None:
    rows = beside(("TH A", "Điểm chính", 8), (again, "Điểm 2", 3), (again, "Ấp 5", 3))
    assert rows == [
        ("TH A", "Tây", 8),
        ("TH A - Điểm 2", "Tây", 3),
        ("TH A - Điểm trường Ấp 5", "Tây", 3),
    ]


def test_a_first_site_is_no_sum_of_the_others_though_its_rooms_are_as_many() -> None:
    assert len(beside(("TH A", "Điểm chính", 3), ("", "Điểm lẻ", 3))) == 2


def test_a_row_without_a_site_above_its_sites_sums_them() -> None:
    rows = beside(("TH A", "", 11), ("", "Điểm chính", 8), ("", "Điểm lẻ", 3))
    assert rows == [("TH A", "Tây", 11)]


def test_schools_of_one_site_each_stay_as_they_are() -> None:
    rows = [("TH A", "Điểm chính", 8), ("TH B", "Điểm chính", 3), ("TH C", "", 3)]
    assert [row[0] for row in beside(*rows)] == ["TH A", "TH B", "TH C"]
