"""Thousands or decimals: read by a witness, or asked; never 1,000 times too small in silence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from locality import Locality, write_csv

from spatial import intake
from spatial.intake.checking import check
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source

COLUMNS = ("school_id", "level", "rooms", "land_m2")


def land(*cells: object, scale: float = 1.0, answer: str = "", rooms: int = 20) -> Checked:
    frame = pd.DataFrame(
        {
            "school_id": [f"s{at}" for at in range(len(cells))],
            "level": "tieu_hoc",
            "rooms": rooms,
            "land_m2": pd.Series(list(cells), dtype=object),
        }
    )
    if scale != 1.0:
        frame.attrs["scales"] = {"land_m2": scale}
    if answer:
        frame.attrs["numbers"] = {"land_m2": answer}
    name = "school_levels.csv"
    return check.typed(frame, Source(name=name, path=Path(name), table="school_levels"))


def codes(done: Checked) -> set[str]:
    return {fault.code for fault in done.faults}


def test_one_unparted_figure_does_not_make_the_others_a_thousand_times_smaller() -> None:
    done = land("10.574", "2.310", "3120")
    assert done.frame["land_m2"].tolist() == [10_574, 2_310, 3_120]
    assert "number_unclear" in codes(done)


def test_the_same_with_commas() -> None:
    assert land("10,574", "2,310", "3120").frame["land_m2"].tolist() == [10_574, 2_310, 3_120]


def test_hectares_with_three_decimals_stay_decimals() -> None:
    done = land("1.250", "2.125", scale=10_000.0)
    assert done.frame["land_m2"].tolist() == [12_500, 21_250]
    assert "number_unclear" in codes(done)


def test_a_number_that_lost_its_last_zero_in_a_program_is_asked() -> None:
    done = land(10.574, 2.31, 3120)
    [asked] = [fault for fault in done.faults if fault.code == "number_question"]
    assert asked.blanks["thousands"] == "10 574"
    assert asked.blanks["decimals"] == "10.574"
    assert asked.blanks["count"] == 2


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("thousands", [10_574, 2_310, 3_120]), ("decimals", [10.574, 2.31, 3_120])],
)
def test_an_answer_settles_the_question(answer: str, expected: list[float]) -> None:
    done = land(10.574, 2.31, 3120, answer=answer)
    assert done.frame["land_m2"].tolist() == expected
    assert "number_question" not in codes(done)


def test_one_decimal_elsewhere_does_not_hide_thousands() -> None:
    assert "number_question" in codes(land("10.574", "4.5", "3120.5"))


def test_small_true_decimals_are_left_alone() -> None:
    done = land("850.5", "912.25", "1200", rooms=2)
    assert done.frame["land_m2"].tolist() == [850.5, 912.25, 1200]
    assert "number_question" not in codes(done)


def test_the_answer_is_kept_in_intake_yaml(tmp_path: Path) -> None:
    folder = Locality(without={"school_levels"}).write(tmp_path)
    rows = [("a", "tieu_hoc", 20, "8.4"), ("b", "thcs", 24, "9.25"), ("c", "thpt", 30, "12000.5")]
    write_csv(folder / "school_levels.csv", [dict(zip(COLUMNS, row, strict=True)) for row in rows])
    network, faults = intake.inspect(folder)
    assert network is None
    [asked] = [fault for fault in faults if fault.code == "number_question"]
    for lang in ("vi", "en"):
        assert "{school_levels.csv: {numbers: {land_m2: thousands}}}" in asked.say(lang=lang)
    answer = "files: {school_levels.csv: {numbers: {land_m2: thousands}}}\n"
    (folder / "intake.yaml").write_text(answer, encoding="utf-8")
    network, faults = intake.inspect(folder)
    assert network is not None, faults
    assert network.school_levels["land_m2"].tolist() == [8_400, 9_250, 12_000.5]


def test_a_part_of_a_pupil_is_asked_where_no_witness_speaks_for_either_reading() -> None:
    # 1,487 pupils on 900 m2 are as unlikely as 1.487: neither is taken unsaid
    frame = pd.DataFrame(
        {
            "school_id": ["a", "b", "c"],
            "level": "tieu_hoc",
            "rooms": [44, 20, 21],
            "land_m2": [900.0, 9_000.0, 8_000.0],
            "pupils": ["1.487", "699.0", "620.0"],
        }
    )
    done = check.typed(frame, Source(name="a.csv", path=Path("a.csv"), table="school_levels"))
    assert [(fault.code, fault.row) for fault in done.faults] == [("number_question", 0)]


def test_pupils_shared_by_levels_are_left_alone() -> None:
    frame = pd.DataFrame(
        {
            "school_id": ["a", "b"],
            "level": "tieu_hoc",
            "rooms": [12.5, 20],
            "land_m2": [100.0, 9_000.0],
            "pupils": [312.5, 700.0],
        }
    )
    done = check.typed(frame, Source(name="a.csv", path=Path("a.csv"), table="school_levels"))
    assert [fault.code for fault in done.faults if fault.column == "pupils"] == []
