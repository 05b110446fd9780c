"""Institutions beside the four levels, as an office lists them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from locality import Locality, write_csv

from spatial import intake


def rows(folder: Path) -> tuple[str, tuple[float, float]]:
    """Write the plain locality; return one of its wards and the place of a school of it."""
    Locality().write(folder)
    network, _ = intake.inspect(folder)
    assert network is not None
    ward = str(network.wards(None).index[0])
    point = network.wards(None).representative_point().to_crs(4326).iloc[0]
    return ward, (point.x, point.y)


def centre(ward: str, **more: object) -> dict[str, object]:
    return {"Mã cơ sở": "a", "Tên": "TT A", "Loại cơ sở": "Trung tâm GDNN-GDTX",
            "Mã phường": ward, "Số chỗ học": 200, **more}  # fmt: skip


def test_words_of_an_office_reach_the_network_as_codes_in_every_set(tmp_path: Path) -> None:
    ward, (lon, lat) = rows(tmp_path)
    write_csv(tmp_path / "institutions.csv", [centre(ward, lon=lon, lat=lat),
                                              centre(ward) | {"Mã cơ sở": "b"}])  # fmt: skip
    need = {"Loại cơ sở": "trung học nghề", "Năm": 2030, "Tỷ lệ phân luồng": 15, "Mã phường": ""}
    write_csv(tmp_path / "institution_needs.csv", [need])
    network, faults = intake.inspect(tmp_path)
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    table = network.institutions
    assert table["sort"].tolist() == ["gdnn_gdtx", "gdnn_gdtx"]
    assert table["places"].tolist() == [200, 200]
    assert all(set(table[units]) == {table[units].iloc[0]} for units in network.ward_sets)
    (told,) = network.institution_needs.to_dict("records")
    assert (told["sort"], told["share_percent"]) == ("trung_hoc_nghe", 15)
    assert pd.isna(told["learners"])


def test_a_place_in_another_ward_than_the_one_told_is_warned_of(tmp_path: Path) -> None:
    ward, _ = rows(tmp_path)
    network, _ = intake.inspect(tmp_path)
    wards = network.wards(None)
    other = str(wards.index[1])
    point = wards.representative_point().to_crs(4326).loc[other]
    inside = wards.representative_point().to_crs(4326).loc[ward]
    write_csv(tmp_path / "institutions.csv", [
        centre(ward, lon=inside.x, lat=inside.y),
        centre(ward, lon=point.x, lat=point.y) | {"Mã cơ sở": "b", "Tên": "TT B"},
        centre(ward, lon="", lat="") | {"Mã cơ sở": "c"},
    ])  # fmt: skip
    network, faults = intake.inspect(tmp_path)
    (told,) = [fault for fault in faults if fault.code == "institution_elsewhere"]
    assert (told.severity, told.row, told.value) == ("warning", 3, "TT B")
    assert other in str(told.blanks["other"])
    assert len(network.institutions) == 3


def test_a_share_told_for_a_kind_that_takes_none_is_warned_of(tmp_path: Path) -> None:
    ward, _ = rows(tmp_path)
    write_csv(tmp_path / "institutions.csv", [centre(ward)])
    need = {"Loại cơ sở": "trường chuyên biệt", "Năm": 2030, "Tỷ lệ phân luồng": 15,
            "Mã phường": ""}  # fmt: skip
    write_csv(tmp_path / "institution_needs.csv", [
        need, need | {"Loại cơ sở": "trung học nghề"},
    ])  # fmt: skip
    _, faults = intake.inspect(tmp_path)
    (told,) = [fault for fault in faults if fault.code == "need_share_untaken"]
    assert (told.severity, told.row, told.value) == ("warning", 2, "15")


def test_an_unknown_ward_and_a_place_in_no_ward_are_told(tmp_path: Path) -> None:
    ward, _ = rows(tmp_path)
    away = centre(ward, lon=10.0, lat=50.0) | {"Mã cơ sở": "b"}
    write_csv(tmp_path / "institutions.csv", [centre("99999", lon="", lat=""), away])
    network, faults = intake.inspect(tmp_path)
    assert network is None
    codes = {fault.code for fault in faults if fault.severity == "error"}
    assert {"unknown_reference", "institution_outside"} <= codes
