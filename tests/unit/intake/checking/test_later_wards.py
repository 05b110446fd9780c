"""New names of wards on an old layer: said, where one name may mean two areas."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from spatial.intake.checking import later_wards
from spatial.intake.reading.find import Source

OLD = gpd.GeoDataFrame(  # four squares of a kilometre in a row
    {"ward": ["Phường Tây", "Phường Giữa", "Phường Đông", "Phường Núi"]},
    geometry=[
        box(600_000 + 1_000 * at, 1_200_000, 601_000 + 1_000 * at, 1_201_000) for at in range(4)
    ],
    crs=32648,
)
NEW = gpd.GeoDataFrame(  # West and Middle are West now; East and Mountain stay
    {"ward": ["Phường Tây", "Phường Đông", "Phường Núi"]},
    geometry=[
        box(600_000, 1_200_000, 602_000, 1_201_000),
        *OLD.geometry.iloc[2:],
    ],
    crs=32648,
)
SOURCE = Source(table="schools", path=None, name="a.csv")  # type: ignore[arg-type]


def noted(*wards: str) -> list[tuple[object, object]]:
    made = later_wards.later(OLD, [NEW])
    faults = later_wards.note(pd.DataFrame({"ward": list(wards)}), SOURCE, made)
    return [(fault.blanks["count"], fault.blanks["names"]) for fault in faults]


def test_a_later_ward_is_made_of_those_that_lie_in_it() -> None:
    assert later_wards.later(OLD, [NEW]) == {
        "tay": ("Phường Tây", "Phường Giữa"), "dong": ("Phường Đông",), "nui": ("Phường Núi",)
    }  # fmt: skip
    assert later_wards.later(NEW, [OLD]) == {}  # the old ones are made of no several new ones


@pytest.mark.parametrize(
    ("wards", "told"),
    [
        (["Tây", "Tây", "P. Đông"], [(2, "Phường Giữa")]),
        (["Tây"], [(1, "Phường Giữa")]),  # the list of one new ward alone
        (["Tây", "Giữa"], []),  # an old name among them: the list is of before
        (["Đông", "Núi"], []),  # wards that stayed as they were
        (["Tây", "Nơi khác"], []),
    ],
)
def test_it_is_said_where_an_old_ward_is_named_by_nobody(
    wards: list[str], told: list[tuple[object, object]]
) -> None:
    assert noted(*wards) == told
