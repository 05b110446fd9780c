"""New names of wards on an old layer: asked, where one name may mean two areas."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from gallery import layer
from locality import Locality, write_csv
from shapely import box

from spatial import intake
from spatial.errors import Severity
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


def asked(*wards: str) -> list[tuple[object, object]]:
    made = later_wards.later(OLD, [NEW])
    _, faults = later_wards.settle(pd.DataFrame({"ward": list(wards)}), SOURCE, made)
    assert all(fault.severity is Severity.ERROR for fault in faults)
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
def test_it_is_asked_where_an_old_ward_is_named_by_nobody(
    wards: list[str], told: list[tuple[object, object]]
) -> None:
    assert asked(*wards) == told


def test_where_every_school_has_a_place_it_is_said_alone() -> None:
    made = later_wards.later(OLD, [NEW])
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "lon": ["106.1", ""]})
    (note,) = later_wards.settle(frame, SOURCE, made)[1]
    assert note.severity is Severity.WARNING  # the ward of the east stayed as it was


def test_wards_of_after_are_left_blank_and_those_of_before_stand() -> None:
    made = later_wards.later(OLD, [NEW])
    frame = pd.DataFrame({"ward": ["Tây", "Đông"]})
    after, faults = later_wards.settle(frame, SOURCE, made, answer=later_wards.AFTER)
    assert (after["ward"].tolist(), faults) == (["", "Đông"], [])
    before, faults = later_wards.settle(frame, SOURCE, made, answer=later_wards.BEFORE)
    assert (before["ward"].tolist(), faults) == (["Tây", "Đông"], [])


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Write a layer of two old wards, that of the new one, and a list that names it alone."""
    town = Locality(without={"schools", "school_levels"}).write(tmp_path / "town")
    (town / "wards.geojson").rename(town / "wards_2024.geojson")
    whole = layer().dissolve().assign(ward_id="00009", ward="Phường Tây")
    whole[["ward_id", "ward", "geometry"]].to_file(town / "wards_2025.geojson")
    (town / "locality.yaml").write_text("locality: t\ndefault_units: wards_2024\n")
    row = {"Tên trường": "TH A", "Phường": "Tây", "Số phòng học": 20, "Diện tích (m2)": 8_000}
    write_csv(town / "DS trường.csv", [row])
    return town


def test_a_list_of_the_new_ward_on_the_old_layer_is_asked_whole(town: Path) -> None:
    reading = intake.examine(town)
    (fault,) = [fault for fault in reading.faults if fault.code == "wards_of_after"]
    assert (fault.value, fault.blanks["names"]) == ("Tây", "Phường Đông")
    assert reading.network is None


@pytest.mark.parametrize(("answer", "stops"), [("before", set()), ("after", {"no_ward_told"})])
def test_the_answer_is_taken_from_the_file_of_answers(
    answer: str, stops: set[str], town: Path
) -> None:
    text = f"files: {{DS trường.csv: {{numbers: {{ward: {answer}}}}}}}\n"
    (town / "intake.yaml").write_text(text, encoding="utf-8")
    faults = [each for each in intake.examine(town).faults if each.severity is Severity.ERROR]
    assert {fault.code for fault in faults} == stops
