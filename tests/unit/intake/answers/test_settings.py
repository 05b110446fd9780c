"""What a planner confirmed: written, read again, and what is none passed over."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml

from spatial.intake.answers.rows_aside import RowAside
from spatial.intake.answers.settings import NAME, Settings, read

FULL = Settings(
    columns={"a.xlsx": {"Tên trường": "name", "Màu sơn": ""}},
    crs={"b.shp": 9210},
    tables={"thống kê.xlsx": "residents"},
    numbers={"a.xlsx": {"land_m2": "thousands"}},
    words={"a.xlsx": {"ownership": {"Bán công": "ngoai_cong_lap"}}},
    rows=(RowAside(file="a.xlsx", sheet="TH", row=7, reason="chưa rõ"),),
    merges={"b": "a"},
    close_m=2.5,
    forms="biểu mẫu",
)


def read_text(folder: Path, text: str) -> Settings:
    (folder / NAME).write_text(text, encoding="utf-8")
    return read(folder)


def test_answers_written_and_read_again_are_the_same(tmp_path: Path) -> None:
    assert read_text(tmp_path, FULL.text()) == FULL


def test_a_folder_without_answers_has_none(tmp_path: Path) -> None:
    assert read(tmp_path) == Settings()


def test_no_answers_are_written_as_none(tmp_path: Path) -> None:
    assert yaml.safe_load(Settings().text()) == {"files": {}}
    assert read_text(tmp_path, Settings().text()) == Settings()


def test_letters_are_written_as_they_are() -> None:
    assert "Tên trường" in FULL.text()


@pytest.mark.parametrize(
    "text",
    ["[]", "42", "files: []", "files: {a.csv: 5}", "files: {a.csv: {crs: x, table: 5}}"],
)
def test_what_is_no_answer_is_a_fault_and_answers_nothing(tmp_path: Path, text: str) -> None:
    read = read_text(tmp_path, text)
    assert {fault.code for fault in read.faults} == {"bad_answers"}
    assert dataclasses.replace(read, faults=()) == Settings()


def test_an_empty_file_answers_nothing_and_is_no_fault(tmp_path: Path) -> None:
    assert read_text(tmp_path, "") == Settings()


@pytest.mark.parametrize(
    ("text", "close_m"),
    [
        ("close_m: 3", 3.0),
        ("close_m: 0.5", 0.5),
        ("close_m: 0", None),
        ("close_m: -1", None),
        ("close_m: .inf", None),
        ("close_m: .nan", None),
        ("close_m: true", None),
        ("close_m: rộng", None),
    ],
)
def test_only_a_width_above_nothing_closes_borders(
    tmp_path: Path, text: str, close_m: float | None
) -> None:
    assert read_text(tmp_path, text).close_m == close_m


def test_a_column_left_out_is_told_from_one_nobody_named(tmp_path: Path) -> None:
    found = read_text(tmp_path, "files: {a.csv: {columns: {Màu: null, Tên: name}}}")
    assert found.columns == {"a.csv": {"Màu": "", "Tên": "name"}}


def test_ids_and_columns_are_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    found = read_text(tmp_path, "files: {a.csv: {columns: {2025: people}}}\nmerge: {1: 2}")
    assert found.columns == {"a.csv": {"2025": "people"}}
    assert found.merges == {"1": "2"}


def test_a_file_that_cannot_be_read_says_why_and_answers_nothing(tmp_path: Path) -> None:
    found = read_text(tmp_path, "files: [")
    (fault,) = found.faults
    assert (fault.code, fault.file) == ("yaml_unreadable", NAME)
    assert found.columns == {}


def test_systems_confirmed_elsewhere_are_added() -> None:
    found = FULL.with_crs({"c.shp": 5897, "b.shp": 4326})
    assert found.crs == {"b.shp": 4326, "c.shp": 5897}
    assert FULL.crs == {"b.shp": 9210}
    assert found.columns == FULL.columns


def test_what_is_not_asked_for_stays_as_it_is() -> None:
    assert FULL.asking() == FULL
    asked = FULL.asking(merges={"d": "c"}, close_m=1.0, forms="x")
    assert asked.merges == {"b": "a", "d": "c"}
    assert (asked.close_m, asked.forms) == (1.0, "x")
    assert asked.crs == FULL.crs
