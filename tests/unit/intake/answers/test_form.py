"""A file of answers of a wrong form is a fault: its answers would be lost unsaid."""

from __future__ import annotations

import pytest
import yaml

from spatial.intake.answers import form


def wrong(text: str) -> list[str | None]:
    """Give the paths of what is wrong in a file."""
    return [fault.value for fault in form.faults("intake.yaml", yaml.safe_load(text))]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[1, 2]", "[1, 2]"),
        ("colums: {}", "colums"),
        ("files: [a]", "files"),
        ("files: {a.csv: 5}", "files → a.csv"),
        ("files: {a.csv: {colums: {x: y}}}", "files → a.csv → colums"),
        ("files: {a.csv: {crs: '9210'}}", "files → a.csv → crs: 9210"),
        ("files: {a.csv: {numbers: [x]}}", "files → a.csv → numbers: ['x']"),
        ("files: {a.csv: {numbers: {land_m2: thousand}}}",
         "files → a.csv → numbers → land_m2: thousand"),
        ("files: {a.csv: {numbers: {land_m2: before}}}",
         "files → a.csv → numbers → land_m2: before"),
        ("files: {a.csv: {numbers: {ward: thousands}}}",
         "files → a.csv → numbers → ward: thousands"),
        ("files: {a.csv: {numbers: {level: [one_level]}}}",
         "files → a.csv → numbers → level: ['one_level']"),
        ("files: {a.csv: {numbers: {land: thousands}}}", "files → a.csv → numbers → land"),
        ("files: {a.csv: {words: [x]}}", "files → a.csv → words: ['x']"),
        ("files: {a.csv: {words: {rooms: {a: b}}}}", "files → a.csv → words → rooms"),
        ("files: {a.csv: {words: {ownership: cong_lap}}}",
         "files → a.csv → words → ownership: cong_lap"),
        ("files: {a.csv: {words: {ownership: {Bán công: nửa công}}}}",
         "files → a.csv → words → ownership → Bán công: nửa công"),
        ("files: {a.csv: {words: {level: {Khối A: }}}}",
         "files → a.csv → words → level → Khối A: None"),
        ("close_m: -3", "close_m: -3"),
        ("merge: [a]", "merge"),
    ],
)  # fmt: skip
def test_what_nobody_would_read_is_named_by_its_path(text: str, where: str) -> None:
    assert wrong(text) == [where]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("files: {a.csv: {school_year: 2024-2025}}", "2025"),
        ("files: {a.csv: {crs: VN-2000}}", "9210"),
        ("files: {a.csv: {table: [a]}}", "schools"),
        ("files: {a.csv: {numbers: {ward: now}}}", "before | after"),
    ],
)
def test_what_belongs_there_is_told_by_an_example_of_that_answer(text: str, needs: str) -> None:
    (fault,) = form.faults("intake.yaml", yaml.safe_load(text))
    assert fault.blanks["needs"] == needs


def test_a_column_nobody_asks_about_is_answered_with_those_called_alike() -> None:
    given = {"files": {"a.csv": {"numbers": {"land": "thousands"}}}}
    (fault,) = form.faults("intake.yaml", given)
    assert "land_m2" in str(fault.blanks["needs"]).split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "files: {a.csv: {crs: 9210, table: schools, columns: {Tên: name}}}",
        "files: {a.csv: {numbers: {land_m2: thousands, pupils: plain}, set_aside: []}}",
        "files: {a.csv: {numbers: {level: one_level, ward: before}, school_year: 0}}",
        "files: {a.csv: {words: {Loại hình: {Bán công: tư thục}, school_type: {khác: }}}}",
        "{close_m: 2.5, merge: {a: b}, forms: bieu mau, set_aside: true, later: [a]}",
    ],
)
def test_answers_as_they_are_written_are_right(text: str) -> None:
    assert wrong(text) == []
