"""Rooms and square metres by build: which figure of a form is which."""

from __future__ import annotations

import pytest

from spatial.intake.forms import room_builds


def built(
    *lines: list[str], row: int = 0, column: int = 0, build: str = "solid"
) -> dict[str, tuple[int, int]]:
    return dict(room_builds.build(lines, row, column, build))


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("1. Phòng học kiên cố:", "phong hoc kien co"),
        ("Trong đó: Phòng tạm", "phong tam"),
        ("- Bán kiên cố (phòng)", "ban kien co"),
        ("Diện tích (m2)", "dien tich"),
        ("", ""),
    ],
)
def test_a_label_is_compared_without_number_unit_and_signs(cell: str, label: str) -> None:
    assert room_builds.label(cell) == label


@pytest.mark.parametrize(
    ("value", "number"),
    [("24", 24.0), ("24 phòng", 24.0), ("1.234,5", 1_234.5), ("1,2 ha", 12_000.0), ("?", None)],
)
def test_a_figure_is_written_as_vietnamese_offices_do(value: str, number: float | None) -> None:
    assert room_builds.number(value) == number


def test_one_figure_beside_a_label_is_its_rooms() -> None:
    assert built(["Kiên cố", "12"]) == {"rooms_solid": (0, 1)}


def test_of_two_figures_without_a_word_rooms_come_first() -> None:
    assert built(["Kiên cố", "12", "600"]) == {"rooms_solid": (0, 1), "m2_solid": (0, 2)}


def test_headers_above_tell_which_is_which() -> None:
    found = built(["", "Diện tích", "Số lượng"], ["Kiên cố", "600", "12"], row=1)
    assert found == {"m2_solid": (1, 1), "rooms_solid": (1, 2)}


def test_a_unit_in_the_cell_tells_too() -> None:
    found = built(["Kiên cố", "600 m2", "12 phòng"])
    assert found == {"m2_solid": (0, 1), "rooms_solid": (0, 2)}


def test_figures_of_the_next_label_are_not_taken() -> None:
    assert built(["Kiên cố", "12", "Phòng tạm", "3"]) == {"rooms_solid": (0, 1)}


def test_a_label_over_columns_has_its_figures_below() -> None:
    found = built(["Kiên cố", "", "Phòng tạm"], ["12", "600", "3"])
    assert found == {"rooms_solid": (1, 0), "m2_solid": (1, 1)}


def test_a_label_alone_gives_nothing() -> None:
    assert built(["Kiên cố"]) == {}
    assert built(["Kiên cố", "nhiều"], ["không rõ", ""]) == {}


def test_every_label_is_of_a_build_there_is() -> None:
    assert set(room_builds.SPELLED.values()) == set(room_builds.BUILDS)
    assert all(room_builds.label(spelt) == spelt for spelt in room_builds.SPELLED)
