"""Rows that have a name and no code get one, and what the name does not tell is a fault."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import substitute_codes, ward_names
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("schools.csv"), name="schools.csv")


def ids(like: pd.DataFrame | None = None, **columns: list[object]) -> tuple[list[str], list[str]]:
    frame = pd.DataFrame(columns)
    found, faults = substitute_codes.ids(frame, SOURCE, "school_id", like)
    return list(found.get("school_id", [])), [fault.code for fault in faults]


def test_a_school_without_a_code_is_called_by_its_name() -> None:
    assert ids(name=["Tiểu học Nguyễn Du", "THCS Lê Lợi"]) == (
        ["tieu-hoc-nguyen-du", "thcs-le-loi"],
        ["ids_made"],
    )


def test_schools_of_one_name_are_told_apart_by_their_ward_and_then_by_number() -> None:
    """A city has ten Kim Đồng: none is lost, none is a fault."""
    kim = ["TH Kim Đồng"] * 4
    assert ids(name=[*kim[:3], "TH Lê Lợi"])[0] == [
        *("th-kim-dong", "th-kim-dong--2", "th-kim-dong--3"),
        "th-le-loi",
    ]
    wards: list[object] = ["Tây", "Đông", "Đông", None]
    assert ids(name=kim, ward=wards) == (
        ["th-kim-dong-tay", "th-kim-dong-dong", "th-kim-dong-dong--2", "th-kim-dong"],
        ["ids_made"],
    )


def test_a_name_that_several_schools_have_does_not_tell_whose_rooms_a_row_gives() -> None:
    schools = pd.DataFrame({"school_id": ["a", "b", "c"], "name": ["Kim Đồng"] * 2 + ["Lê Lợi"]})
    assert ids(schools, name=["Kim Dong", "Lê Lợi"])[1] == ["ids_made", "name_of_several"]


def test_codes_there_are_are_kept() -> None:
    assert ids(school_id=["x"], name=["A"]) == (["x"], [])
    assert ids(level=["thcs"]) == ([], [])


def test_stocks_take_the_codes_of_the_schools_by_name_however_spelled() -> None:
    schools = pd.DataFrame({"school_id": ["s1"], "name": ["Trường Nguyễn Du"]})
    assert ids(schools, name=["TRƯỜNG NGUYEN DU", "Khác"]) == (["s1", "Khác"], ["ids_made"])


@pytest.mark.parametrize("columns", [{}, {"ward_id": [None, ""]}])
def test_a_layer_of_wards_with_names_only_gets_codes_and_says_so(
    columns: dict[str, list[object]],
) -> None:
    frame = pd.DataFrame({"ward": ["Phường Tây", "P. Đông"], **columns}, index=[1, 2])
    done, faults = substitute_codes.ward_ids(frame, SOURCE)
    assert done["ward_id"].tolist() == ["phuong-tay", "p-dong"]
    assert [fault.code for fault in faults] == ["ward_ids_made"]


def test_wards_of_one_name_are_called_with_their_district() -> None:
    frame = pd.DataFrame(
        {
            "ward": ["Phường 1", "Phường 1", "An Khánh"],
            "Quận, huyện": ["Quận 3", "Quận 4", "Thủ Đức"],
        },
        index=[1, 2, 3],
    )
    done, faults = substitute_codes.ward_ids(frame, SOURCE)
    assert done["ward"].tolist() == ["Phường 1, Quận 3", "Phường 1, Quận 4", "An Khánh"]
    assert done["ward_id"].tolist() == ["phuong-1-quan-3", "phuong-1-quan-4", "an-khanh"]
    assert [fault.code for fault in faults] == ["ward_districts", "ward_ids_made"]
    assert all("Quận, huyện" in faults[0].say(lang=lang) for lang in ("vi", "en"))


def test_a_district_without_its_rank_tells_wards_of_one_name_apart() -> None:
    """Only what is called anew is counted: the third Phường 1 has no district."""
    frame = pd.DataFrame(
        {"ward": ["Phường 1"] * 3 + ["Phường 28"],
         "Quận": ["3", "Bình Thạnh", "", "Bình Thạnh"]},
        index=[1, 2, 3, 4],
    )  # fmt: skip
    done, faults = substitute_codes.ward_ids(frame, SOURCE)
    called = ["Phường 1, Quận 3", "Phường 1, Bình Thạnh", "Phường 1", "Phường 28"]
    assert done["ward"].tolist() == called
    assert faults[0].blanks["count"] == 2
    known = ward_names.gazetteer(done)
    asked = ("Phường 1, Quận 3", "P.1, Q. Bình Thạnh", "Phường 28, Quận Bình Thạnh", "P.1, Q.5")
    assert [ward_names.find(text, known) for text in asked] == [
        "phuong-1-quan-3", "phuong-1-binh-thanh", "phuong-28", None,
    ]  # fmt: skip


def test_where_no_ward_of_one_name_has_a_district_nothing_is_said_to_be_called_anew() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Tây"], "Quận": ["", ""]}, index=[1, 2])
    _, faults = substitute_codes.ward_ids(frame, SOURCE)
    assert "ward_districts" not in [fault.code for fault in faults]


def test_a_district_is_not_needed_where_every_name_is_its_own() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "Quận": ["Quận 3", "Quận 4"]}, index=[1, 2])
    done, faults = substitute_codes.ward_ids(frame, SOURCE)
    assert done["ward"].tolist() == ["Tây", "Đông"]
    assert [fault.code for fault in faults] == ["ward_ids_made"]


def test_a_layer_with_any_code_keeps_what_it_has() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "ward_id": ["1", ""]}, index=[1, 2])
    done, faults = substitute_codes.ward_ids(frame, SOURCE)
    assert (done["ward_id"].tolist(), faults) == (["1", ""], [])


def test_where_a_table_calls_wards_by_code_blank_codes_go_and_none_is_made() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "ward_id": [None, ""]}, index=[1, 2])
    done, faults = substitute_codes.ward_ids(frame, SOURCE, called_by_code=True)
    assert (list(done), faults) == (["ward"], [])  # so the check asks for the codes it lacks


def test_wards_of_one_name_are_called_with_their_district_where_they_have_codes_too() -> None:
    frame = pd.DataFrame(
        {
            "ward_id": ["27001", "27002", "27003"],
            "ward": ["Phường 1", "Phường 1", "Phường 2"],
            "TENHUYEN": ["Quận 3", "5", "Quận 3"],
        }
    )
    source = Source(table="wards", path=Path("w.shp"), name="w.shp")
    found, faults = substitute_codes.ward_ids(frame, source)
    assert found["ward"].tolist() == ["Phường 1, Quận 3", "Phường 1, Quận 5", "Phường 2"]
    assert found["ward_id"].tolist() == ["27001", "27002", "27003"]
    assert [fault.code for fault in faults] == ["ward_districts"]
