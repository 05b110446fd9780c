"""Tables of money as an office writes them."""

from __future__ import annotations

from pathlib import Path

from locality import Locality, write_csv

from spatial import intake

CAPITAL = {"Năm": 2027, "Nguồn vốn": "Ngân sách tỉnh", "Hạn mức": 60, "Mã dự án": ""}
BUDGET = {"Năm": 2026, "Dự toán hay quyết toán": "Quyết toán", "Tổng chi ngân sách": 1000,
          "Chi cho giáo dục": 150}  # fmt: skip


def test_words_of_an_office_reach_the_network_as_codes(tmp_path: Path) -> None:
    Locality().write(tmp_path)
    write_csv(tmp_path / "vốn theo nguồn.csv", [CAPITAL])
    write_csv(tmp_path / "chi ngân sách.csv", [BUDGET])
    network, faults = intake.inspect(tmp_path)
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    (capital,), (budget,) = network.capital.to_dict("records"), network.budget.to_dict("records")
    assert (capital["fund"], capital["project_id"], capital["billion_vnd"]) == ("province", "", 60)
    assert (budget["account"], budget["education_billion_vnd"]) == ("quyet_toan", 150)


def test_a_negative_ceiling_and_two_of_one_year_are_told_with_their_rows(tmp_path: Path) -> None:
    Locality().write(tmp_path)
    write_csv(tmp_path / "capital.csv", [CAPITAL, CAPITAL, CAPITAL | {"Năm": 2028, "Hạn mức": -1}])
    network, faults = intake.inspect(tmp_path)
    assert network is None
    errors = {fault.code for fault in faults if fault.severity == "error"}
    assert {"duplicate", "too_small"} <= errors
