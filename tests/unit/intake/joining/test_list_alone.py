"""A list of schools alone, in the demonstration district, in a folder named, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from locality import Locality, write_csv

from spatial.errors import Severity
from spatial.intake.examine import Reading, examine


def read(tmp_path: Path, *wards: str, around: Path | None = None, **more: list[float]) -> Reading:
    """Examine a folder with nothing but a list of schools of these wards."""
    rows = [
        {"Tên trường": f"TH {at}", "Phường": ward, "Số phòng học": 20, "Diện tích": 8000 + at}
        | {name: values[at] for name, values in more.items()}
        for at, ward in enumerate(wards)
    ]
    folder = tmp_path / "ds"
    folder.mkdir()
    write_csv(folder / "Danh sách trường.csv", rows)
    return examine(folder, around=around)


def test_schools_of_the_demonstration_district_stand_in_it_and_it_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, "Hiệp Thành", "P. Thạnh Lộc")
    town = reading.network
    assert town is not None
    assert sorted(town.schools["wards_2024"]) == ["26767", "26770"]
    assert town.locality.name["vi"] == "Quận 12, TP. Hồ Chí Minh · ds"
    assert "list_surrounded" in {fault.code for fault in reading.faults}
    assert town.school_levels["rooms"].sum() == 40  # none of the district's own


def test_schools_of_nowhere_stop_with_one_sentence(tmp_path: Path) -> None:
    reading = read(tmp_path, "Xã Trà Leng", "Xã Trà Dơn")
    errors = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    assert [fault.code for fault in errors] == ["list_alone"]
    assert "--around" in errors[0].say(lang="vi")
    assert reading.network is None


def test_schools_of_a_locality_named_stand_in_it_at_its_known_places(tmp_path: Path) -> None:
    around = Locality(
        schools=[{"school_id": "k", "name": "Trường Tiểu học 0", "lon": 106.61, "lat": 10.81}],
        without={"school_levels"},
    ).write(tmp_path / "quan")
    town = read(tmp_path, "Tây", "Đông", around=around).network
    assert town is not None
    assert town.schools["wards"].tolist() == ["00001", "00002"]
    assert town.schools.geometry.is_empty.tolist() == [False, True]


@pytest.mark.parametrize("count", [1, 2])
def test_coordinates_elsewhere_are_no_schools_of_the_district(tmp_path: Path, count: int) -> None:
    place = {"Kinh độ": [105.8] * count, "Vĩ độ": [21.0] * count}
    reading = read(tmp_path, *[""] * count, **place)
    errors = [fault.code for fault in reading.faults if fault.severity is Severity.ERROR]
    assert errors == ["list_alone"]
