"""Where a locality brings no cells, its people stand by neighbourhood, building or land."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from locality import SIDE, SOUTH, WEST, Locality, write_csv

from spatial import assess, read_network
from spatial.errors import Fault
from spatial.intake import inspect
from spatial.intake.examine import examine
from spatial.intake.report.templates import columns_of, workbook
from spatial.network import Network
from spatial.placement import pieces
from spatial.records import Options

WET, GREEN = "Mặt nước", "Công viên"


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Draw a rectangle, in sides of a ward from the south-west corner of the western ward."""
    return shapely.box(
        WEST + west * SIDE, SOUTH + south * SIDE, WEST + east * SIDE, SOUTH + north * SIDE
    )


def _layer(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    """Write a layer as the template has it: a CSV with shapes as WKT."""
    write_csv(folder / f"{name}.csv", [{**row, "wkt": row["wkt"].wkt} for row in rows])


def _read(folder: Path) -> tuple[Network, dict[str, Fault]]:
    town, faults = inspect(folder)
    assert town is not None, [fault.say(lang="en") for fault in faults]
    return town, {fault.code: fault for fault in faults}


def _share(town: Network, shape: shapely.Geometry, ward_id: str) -> float:
    """Share of a ward's people whose cell lies in a shape [degrees]."""
    here = town.cells.to_crs(4326).within(shape) & (town.cells["ward_id"] == ward_id)
    return float(town.cells.loc[here, "share"].sum())


def test_neighbourhoods_of_a_file_take_their_people_and_the_other_ward_stands_by_land(
    tmp_path: Path,
) -> None:
    folder = Locality().write(tmp_path)
    west, east = _box(0, 0, 0.5, 1), _box(0.5, 0, 1, 1)
    _layer(
        folder,
        "neighbourhoods",
        [
            {"neighbourhood_id": "kp1", "ward_id": "00001", "people": 300, "wkt": west},
            {"neighbourhood_id": "kp2", "ward_id": "", "people": 100, "wkt": east},
        ],
    )
    town, found = _read(folder)
    assert _share(town, west, "00001") == pytest.approx(0.75)
    assert _share(town, east, "00001") == pytest.approx(0.25)
    assert {"cells_by_neighbourhood", "cells_made"} <= set(found)
    kinds = town.cells.groupby("ward_id")["kind"].unique().map(list)
    assert kinds.to_dict() == {"00001": ["estimated"], "00002": ["assumed"]}


def test_water_and_parks_hold_nobody_and_every_ward_keeps_its_people(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    lake, park = _box(0, 0, 0.5, 1), _box(1, 0, 1.5, 0.5)
    _layer(
        folder,
        "land_use",
        [{"use": WET, "wkt": lake}, {"use": GREEN, "wkt": park}],
    )
    town, found = _read(folder)
    assert _share(town, lake, "00001") == 0
    assert _share(town, park, "00002") == 0
    assert "cells_by_land" in found
    living = assess(town, Options(year=2025)).demand.residents
    # 100 children of each age a ward: three ages of preschool, five of primary
    by_ward = living.groupby(town.cells["ward_id"]).sum()
    assert by_ward["tieu_hoc"].tolist() == pytest.approx([500, 500])


def test_buildings_take_people_by_floor_area_and_those_in_industry_none(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    home, tower, works = (_box(x, 0.2, x + 0.02, 0.22) for x in (0.1, 0.5, 0.8))
    _layer(
        folder,
        "buildings",
        [
            {"storeys": "", "wkt": home},
            {"storeys": 9, "wkt": tower},
            {"storeys": 1, "wkt": works},
        ],
    )
    _layer(folder, "land_use", [{"use": "Khu công nghiệp", "wkt": _box(0.7, 0, 1, 1)}])
    town, found = _read(folder)
    assert _share(town, tower.buffer(1e-4), "00001") == pytest.approx(0.9, abs=1e-3)
    assert _share(town, home.buffer(1e-4), "00001") == pytest.approx(0.1, abs=1e-3)
    assert {"cells_by_building", "cells_by_land"} <= set(found)  # the other ward has no building


def test_one_building_does_not_carry_a_whole_ward(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    # some 22 m by 22 m for 1,800 people: 0.27 m2 each
    _layer(folder, "buildings", [{"storeys": "", "wkt": _box(0.1, 0.2, 0.11, 0.21)}])
    town, found = _read(folder)
    assert set(town.cells["placed_by"]) == {"area"}
    assert "Phường Tây (0.3 m²)" in found["buildings_few"].say(lang="vi")
    assert "cells_by_building" not in found


def test_a_canal_may_be_a_line_with_a_width(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    line = shapely.LineString([(WEST + SIDE / 2, SOUTH), (WEST + SIDE / 2, SOUTH + SIDE)])
    _layer(folder, "land_use", [{"use": "kênh", "width_m": 60, "wkt": line}])
    town, _ = _read(folder)
    drawn = gpd.GeoSeries([line], crs=4326).to_crs(town.crs).iloc[0]
    assert town.cells.distance(drawn).min() >= 30 - 0.1  # half the width on either side


def test_a_file_of_cells_wins_and_land_use_is_then_not_asked(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    rows = [
        {"cell_id": "a", "weight": 1, "lon": 106.61, "lat": 10.81},
        {"cell_id": "b", "weight": 1, "lon": 106.63, "lat": 10.81},
    ]
    write_csv(folder / "cells.csv", rows)
    _layer(folder, "land_use", [{"use": WET, "wkt": _box(0, 0, 2, 1)}])
    town, found = _read(folder)
    assert list(town.cells.index) == ["a", "b"]
    assert not {"cells_by_land", "nowhere_to_live"} & set(found)


def test_other_uses_are_named_as_land_people_live_on(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    _layer(folder, "land_use", [{"use": "Đất ở đô thị", "wkt": _box(0, 0, 1, 1)}])
    _, found = _read(folder)
    assert "Đất ở đô thị" in found["use_lived_on"].say(lang="vi")
    assert "cells_made" in found


def test_a_ward_all_water_is_named_and_keeps_its_people(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    _layer(folder, "land_use", [{"use": WET, "wkt": _box(-1, -1, 1, 2)}])
    town, found = _read(folder)
    assert "Phường Tây" in found["nowhere_to_live"].say(lang="en")
    assert town.cells.groupby("ward_id")["share"].sum().tolist() == pytest.approx([1, 1])


def test_a_locality_too_large_for_small_hexagons_gets_wider_ones_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Locality().write(tmp_path)
    fine = examine(folder)
    assert fine.network is not None
    assert "cells_wide" not in {fault.code for fault in fine.faults}
    monkeypatch.setattr(pieces, "SOON", len(fine.network.cells) // 2)
    monkeypatch.setattr(pieces, "LEAST", 1)
    coarse = examine(folder)
    assert coarse.network is not None
    (wide,) = [fault for fault in coarse.faults if fault.code == "cells_wide"]
    assert "500 m" in wide.say(lang="en")
    assert len(coarse.network.cells) < len(fine.network.cells) / 2
    shares = coarse.network.cells.groupby("ward_id")["share"].sum()
    assert shares.tolist() == pytest.approx([1, 1])


def test_a_neighbourhood_elsewhere_and_an_unknown_ward_are_faults(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    far, near = _box(9, 9, 10, 10), _box(0, 0, 1, 1)
    _layer(
        folder,
        "neighbourhoods",
        [
            {"neighbourhood_id": "xa", "ward_id": "", "people": 1, "wkt": far},
            {"neighbourhood_id": "la", "ward_id": "77777", "people": 1, "wkt": near},
        ],
    )
    town, faults = inspect(folder)
    assert town is None
    told = {(fault.code, fault.row) for fault in faults}
    assert ("neighbourhood_outside", 2) in told
    assert 3 in {row for code, row in told if code != "neighbourhood_outside"}


def test_the_template_offers_the_three_tables_and_a_blank_one_reads_back(tmp_path: Path) -> None:
    for table in ("neighbourhoods", "buildings", "land_use"):
        assert "wkt" in [column.name for column in columns_of(table)]
    folder = tmp_path / "mau"
    folder.mkdir()
    (folder / "mau.xlsx").write_bytes(workbook(town=read_network(Locality().write(tmp_path / "a"))))
    town, _ = inspect(folder)
    assert town is not None
