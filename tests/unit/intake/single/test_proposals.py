"""Proposals from a file: points or a table, every fault at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spatial.errors import InputFaults
from spatial.export import geojson
from spatial.intake.single.proposals import read_proposals
from spatial.records import Level

HEAD = "proposal_id,name,level,rooms,land_m2,lon,lat\n"


def table(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "p.csv"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    with pytest.raises(InputFaults) as stop:
        read_proposals(path)
    return [fault.code for fault in stop.value.faults]


def test_a_table_is_read_in_its_order(tmp_path: Path) -> None:
    one, two = read_proposals(
        table(tmp_path, "p1,THCS Mới,thcs,12,3000,106.61,10.81", "p2,MN,Mầm non,6,,106.62,10.82")
    )
    assert (one.proposal_id, one.name, one.level, one.rooms, one.land_m2) == (
        "p1",
        "THCS Mới",
        Level.THCS,
        12,
        3_000.0,
    )
    assert (one.lon, one.lat) == (106.61, 10.81)
    assert (two.level, two.land_m2, two.parcel_id) == (Level.MAM_NON, 0.0, None)


def test_what_has_no_code_or_name_is_called_by_its_row(tmp_path: Path) -> None:
    path = table(
        tmp_path, "thcs,12,106.61,10.81", "thpt,3,106.61,10.81", head="level,rooms,lon,lat\n"
    )
    assert [(one.proposal_id, one.name) for one in read_proposals(path)] == [
        ("de-xuat-1", "de-xuat-1"),
        ("de-xuat-2", "de-xuat-2"),
    ]


def test_a_point_layer_is_read_alike(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"level": "thcs", "rooms": 9, "parcel_id": "L7"},
        "geometry": {"type": "Point", "coordinates": [106.61, 10.81]},
    }
    path = tmp_path / "p.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (one,) = read_proposals(path)
    assert (one.level, one.rooms, one.parcel_id) == (Level.THCS, 9, "L7")
    assert (one.lon, one.lat) == pytest.approx((106.61, 10.81))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("p,x,thcs,không,0,106.6,10.8", ["not_number"]),
        ("p,x,đại học,3,0,106.6,10.8", ["unknown_level"]),
        ("p,x,thcs,0,0,106.6,10.8", ["too_small"]),
        ("p,x,thcs,2.5,0,106.6,10.8", ["not_whole"]),
        ("p,x,thcs,3,0,206.6,10.8", ["not_degrees"]),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, row: str, expected: list[str]) -> None:
    assert sorted(set(codes(table(tmp_path, row)))) == expected


def test_faults_of_all_rows_come_at_once(tmp_path: Path) -> None:
    bad = "p,x,thcs,không,0,106.6,10.8"
    assert codes(table(tmp_path, bad, bad.replace("p,", "q,"))).count("not_number") == 2


def test_a_file_that_is_not_there_or_no_table_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.csv") == ["missing_file"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert codes(tmp_path / "a.pdf") == ["unknown_format"]


def test_a_change_of_a_school_is_read_and_written_back_the_same(tmp_path: Path) -> None:
    head = "proposal_id,name,level,rooms,land_m2,lon,lat,action,school_id,into_id\n"
    path = table(
        tmp_path,
        "p1,Nhập,tieu_hoc,0,0,106.61,10.81,Sáp nhập,A1,B2",
        "p2,Giữ đất,thcs,0,5000,106.61,10.81,reserve,,",
        head=head,
    )
    merged, reserved = read_proposals(path)
    assert (merged.action, merged.school_id, merged.into_id) == ("merge", "A1", "B2")
    assert (reserved.action, reserved.land_m2) == ("reserve", 5_000.0)
    again = tmp_path / "again.geojson"
    again.write_bytes(geojson.proposals((merged, reserved)))
    assert read_proposals(again) == (merged, reserved)


def test_an_unknown_action_and_a_level_opened_without_a_room_are_told(tmp_path: Path) -> None:
    head = "proposal_id,name,level,rooms,land_m2,lon,lat,action,school_id\n"
    path = table(tmp_path, "p,x,thcs,1,0,106.6,10.8,paint,A1", head=head)
    assert codes(path) == ["unknown_choice"]
    path = table(tmp_path, "p,x,thcs,0,0,106.6,10.8,open,A1", head=head)
    assert codes(path) == ["too_small"]


def test_the_year_of_opening_is_read_and_written_back_and_none_is_none(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "p1,A,tieu_hoc,6,0,106.61,10.81,2030",
        "p2,B,tieu_hoc,6,0,106.61,10.81,",
        head="proposal_id,name,level,rooms,land_m2,lon,lat,Năm đưa vào sử dụng\n",
    )
    found = read_proposals(path)
    assert [one.open_year for one in found] == [2030, None]
    again = tmp_path / "again.geojson"
    again.write_bytes(geojson.proposals(found))
    assert read_proposals(again) == found
