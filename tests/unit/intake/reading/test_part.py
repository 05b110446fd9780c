"""One table as a file holds it: which headers nobody could place."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.reading.find import Source
from spatial.intake.reading.headers import Suggestion
from spatial.intake.reading.part import Part


def part(*suggestions: Suggestion, **headers: tuple[str, ...]) -> Part:
    source = Source(table="schools", path=Path("a.csv"), name="a.csv", headers=headers)
    return Part(source=source, frame=None, suggestions=suggestions)


def suggestion(header: str, column: str | None = None, score: float = 0.0) -> Suggestion:
    return Suggestion(header=header, column=column, score=score)


def test_headers_taken_for_no_column_are_listed_in_their_order() -> None:
    one = part(suggestion("Màu sơn"), suggestion("Tên", "name", 100.0), suggestion("Ghi chép"))
    assert one.unread == ("Màu sơn", "Ghi chép")


def test_a_header_that_is_only_alike_was_not_taken() -> None:
    assert part(suggestion("Số phòng họp", "rooms", 91.0)).unread == ("Số phòng họp",)


def test_a_header_that_names_a_block_of_columns_was_taken() -> None:
    blocks = ("Mầm non / Phòng", "Tiểu học / Phòng")
    one = part(*map(suggestion, blocks), rooms=blocks)
    assert one.unread == ()


@pytest.mark.parametrize("header", ["STT", "tt", " Stt ", "population_2025", "POPULATION_2019"])
def test_numberings_and_totals_of_years_stay_as_they_are(header: str) -> None:
    assert part(suggestion(header)).unread == ()


def test_a_part_that_found_nothing_says_nothing() -> None:
    plain = part()
    assert (plain.faults, plain.aside, plain.unread) == ((), (), ())


def test_the_district_beside_a_ward_is_read_with_its_name() -> None:
    district = suggestion("Quận/Huyện")
    assert part(district).unread == ("Quận/Huyện",)
    beside = dataclasses.replace(part(district), frame=pd.DataFrame({"ward": ["Phường 1"]}))
    assert beside.unread == ()
