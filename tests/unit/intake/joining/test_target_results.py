"""Results of targets as an office writes them: names for codes, faults with their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from locality import Locality, write_csv

from spatial import intake
from spatial.intake.joining import target_results
from spatial.intake.report import repaired_copy

GOOD = {"Chỉ tiêu": "Huy động trẻ nhà trẻ", "Cấp học": "nhà trẻ", "Năm": 2026, "Kết quả": 28,
        "Nguồn": "=BC 12/2026"}  # fmt: skip


def read(folder: Path, *rows: dict[str, Any]) -> Any:  # noqa: ANN401 - network and faults
    Locality().write(folder)
    write_csv(folder / "kết quả thực hiện.csv", list(rows))
    return intake.inspect(folder)


def test_names_of_a_plan_reach_the_network_as_codes(tmp_path: Path) -> None:
    network, faults = read(tmp_path, GOOD)
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    (row,) = network.progress.to_dict("records")
    assert (row["indicator"], row["level"], row["year"], row["value"]) == (
        "enrolment_nursery", "nha_tre", 2026, 28,
    )  # fmt: skip
    assert row["source"] == "=BC 12/2026"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"Chỉ tiêu": "Trẻ vui"}, "result_indicator"),
        ({"Cấp học": "cao học"}, "result_level"),
        ({"Mẫu số": "số mái nhà"}, "result_of"),
        ({"Kết quả": 280}, "share_over"),
        ({"Kết quả": -1}, "too_small"),
        ({"Mã phường": "99999"}, "unknown_reference"),
        ({"Mã trường": "khong-co"}, "unknown_reference"),
    ],
)
def test_what_no_plan_knows_is_told_with_its_row(
    tmp_path: Path, changed: dict[str, Any], code: str
) -> None:
    blanks = {"Mẫu số": "", "Mã phường": "", "Mã trường": ""}
    network, faults = read(tmp_path, GOOD | blanks, GOOD | blanks | {"Năm": 2025} | changed)
    errors = [fault for fault in faults if fault.severity == "error"]
    assert network is None
    assert [(fault.code, fault.row) for fault in errors] == [(code, 3)]


def test_two_results_of_one_year_are_a_fault(tmp_path: Path) -> None:
    _, faults = read(tmp_path, GOOD, GOOD)
    assert "duplicate" in {fault.code for fault in faults}


def test_a_table_alone_is_read_without_a_locality(tmp_path: Path) -> None:
    write_csv(tmp_path / "progress.csv", [GOOD])
    (table,) = intake.examine(tmp_path).tables
    assert target_results.faults(table) == []
    assert list(target_results.named(table.kept)["indicator"]) == ["enrolment_nursery"]


def test_a_mended_copy_leaves_the_results_of_a_school_set_aside(tmp_path: Path) -> None:
    town = Locality()
    gone, kept = town.schools[0], town.schools[1]
    gone["lat"] = 95
    town.write(tmp_path)
    ids = [gone["school_id"], kept["school_id"]]
    write_csv(tmp_path / "progress.csv", [GOOD | {"Mã trường": one} for one in ids])
    reading = intake.examine(tmp_path, set_aside=True)
    written = repaired_copy.files(reading)["progress.csv"].decode("utf-8-sig")
    assert kept["school_id"] in written
    assert len(written.strip().splitlines()) == 2


def test_a_row_without_a_result_waits_and_counts_nowhere(tmp_path: Path) -> None:
    network, faults = read(tmp_path, GOOD, GOOD | {"Năm": 2027, "Kết quả": ""})
    assert list(network.progress["year"]) == [2026]
    (waiting,) = [fault for fault in faults if fault.code == "results_open"]
    assert (waiting.severity, waiting.blanks["count"]) == ("warning", 1)


def test_a_result_nobody_can_read_is_told_once_and_not_as_one_that_waits(tmp_path: Path) -> None:
    rows = [{"Kết quả": 28}, {"Năm": 2027, "Kết quả": ""}, {"Năm": 2028, "Kết quả": "hai mươi"}]
    Locality().write(tmp_path)
    write_csv(tmp_path / "progress.csv", [GOOD | one for one in rows])
    faults = intake.examine(tmp_path, set_aside=True).faults
    (waiting,) = [fault for fault in faults if fault.code == "results_open"]
    assert waiting.say(lang="vi").startswith("progress.csv: 1 dòng trong bảng chưa có kết quả.")
    assert [fault.row for fault in faults if fault.value == "hai mươi"] == [4]


@pytest.mark.parametrize("written", ["28%", "28 %", "28,0%", "28 phần trăm"])
def test_a_share_written_with_its_sign_is_read(tmp_path: Path, written: str) -> None:
    network, faults = read(tmp_path, GOOD | {"Kết quả": written})
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    assert network.progress["value"].tolist() == [28]


def test_a_percent_sign_at_a_target_that_is_counted_is_refused(tmp_path: Path) -> None:
    count = {"Chỉ tiêu": "Học sinh mỗi lớp", "Cấp học": "tiểu học", "Kết quả": "35%"}
    network, faults = read(tmp_path, GOOD, GOOD | count)
    assert network is None
    (fault,) = (fault for fault in faults if fault.severity == "error")
    assert (fault.code, fault.row, fault.value) == ("percent_of_count", 3, "35%")
    assert "không tính bằng %" in fault.say(lang="vi")


def test_a_percent_sign_in_a_column_of_rooms_is_no_number(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = "20%"
    _, faults = intake.inspect(town.write(tmp_path))
    assert [fault.value for fault in faults if fault.severity == "error"] == ["20%"]
