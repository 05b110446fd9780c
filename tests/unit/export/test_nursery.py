"""Nursery in files and in the sentence that is printed."""

from __future__ import annotations

import csv
import dataclasses
import json

import numpy as np
import pytest
from towns import School, town

from spatial import Assessment, Options, assess, export
from spatial.export import nursery
from spatial.records import Level


def found(scenario: str = "base", **columns: object) -> Assessment:
    drawn = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON, rooms=20),))
    place = dataclasses.replace(drawn, school_levels=drawn.school_levels.assign(**columns))
    return assess(place, Options(scenario=scenario, year=2025 if scenario == "base" else 2030))


SHARE = float(np.interp(2025, [2019, 2030], [0.19, 0.35]))
CHILDREN = round(600 * SHARE)  # 166: six hundred children under three, 27.7 % of them
ROOMS = 9  # 200 x 0.277 x (1/15 + 1/20 + 1/25) = 8.69


def test_the_summary_carries_nursery_only_where_a_projection_tells_it() -> None:
    tree = json.loads(export.bundle(found())["summary.json"])
    assert tree["nursery"]["pupils"] == CHILDREN
    assert tree["nursery"]["rooms_need"] == ROOMS
    assert tree["nursery"]["rooms_short"] is None  # nobody told the rooms
    assert "nursery" not in json.loads(export.bundle(found("published"))["summary.json"])


def test_the_table_has_a_row_a_ward_and_blanks_for_what_nobody_told() -> None:
    files = export.bundle(found())
    table = list(csv.DictReader(files["nursery.csv"].decode("utf-8-sig").splitlines()))
    assert [row["ward_id"] for row in table] == ["w00", "w10"]
    assert [row["rooms_have"] for row in table] == ["", "0"]
    assert "nursery.csv" not in export.bundle(found("published"))


@pytest.mark.parametrize(
    ("lang", "rooms", "words"),
    [
        ("vi", None, "chưa đủ trường khai số phòng nhà trẻ"),
        ("vi", 3.0, "có 3, thiếu"),
        ("en", 3.0, "has 3,"),
    ],
)
def test_the_sentence_says_children_groups_rooms_and_what_is_not_known(
    lang: str, rooms: float | None, words: str
) -> None:
    told = {} if rooms is None else {"nursery_rooms": [rooms]}
    said = nursery.line(found(**told), lang=lang)
    assert words in said
    assert "15/20/25" in said


def test_a_published_total_says_nothing_of_nursery() -> None:
    assert nursery.line(found("published"), lang="vi") == ""


def test_rooms_nobody_parted_are_held_against_both_lines_together() -> None:
    # 200 x 0.8623 + 100 five-year-olds a ward: 544.9 / 30 = 18.2, so 19 classes and 9 groups
    assert "the 20 preschool rooms hold nursery too, and both lines together need 28" in (
        nursery.line(found(), lang="en")
    )
