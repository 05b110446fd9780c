"""Ceilings for what comes from outside: in order, and enough for an office."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.intake.door.limits import LIMITS, Limits


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Limits)])
def test_every_limit_is_a_whole_number_above_nothing(name: str) -> None:
    value = getattr(LIMITS, name)
    assert isinstance(value, int)
    assert value > 0


def test_limits_fit_each_other() -> None:
    assert LIMITS.file_bytes <= LIMITS.unpacked_bytes
    assert LIMITS.text <= LIMITS.shared_text <= LIMITS.unfolded_text
    assert LIMITS.columns < LIMITS.rows <= LIMITS.cells
    assert LIMITS.table_depth < LIMITS.depth
    assert LIMITS.form_cells < LIMITS.parts


def test_a_sheet_of_the_newest_excel_has_room() -> None:
    assert LIMITS.rows == 2**20


def test_a_city_has_room() -> None:
    # 168 wards of 20,000 vertices would be drawn far finer than any office draws them
    assert LIMITS.vertices >= 168 * 10_000
    assert LIMITS.files >= 168


def test_limits_cannot_be_raised_by_whoever_reads() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LIMITS.files = 10_000  # type: ignore[misc]
