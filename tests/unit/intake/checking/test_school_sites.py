"""Rows of a list that are sites of the school above."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

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
