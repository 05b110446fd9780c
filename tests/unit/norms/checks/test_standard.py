"""National standard: what a school that assessed itself reaches, and what it lacks."""

from __future__ import annotations

import pandas as pd

from spatial import norms
from spatial.norms import checks

MANDATORY = ("1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2")


OTHERS = ("1.1", "1.2", "2.3", "3.3", "4.3", "5.1", "5.2")


def reached(mandatory: int, others: list[int], **changed: int) -> checks.Recognition:
    levels = dict.fromkeys(MANDATORY, mandatory) | dict(zip(OTHERS, others, strict=True))
    return checks.recognition(
        "a", levels | {key[1:].replace("_", "."): changed[key] for key in changed}
    )


def test_eight_mandatory_and_five_others_make_level_1() -> None:
    assert reached(1, [1, 1, 1, 1, 1, 0, 0]).level == 1
    four = reached(1, [1, 1, 1, 1, 0, 0, 0])
    assert (four.level, four.others_lacking, four.steps) == (0, 1, 1)


def test_one_mandatory_criterion_missing_stops_recognition() -> None:
    got = reached(1, [1] * 7, _4_1=0)
    assert (got.level, got.lacking) == (0, ("4.1",))


def test_level_2_allows_no_criterion_below_level_1() -> None:
    assert reached(2, [2, 2, 2, 2, 2, 1, 1]).level == 2
    got = reached(2, [2, 2, 2, 2, 2, 1, 0])
    assert (got.level, got.below) == (1, ("5.2",))


def test_the_closest_school_comes_first() -> None:
    far = checks.recognition("far", {})
    near = checks.recognition("near", dict.fromkeys((*MANDATORY[1:], *OTHERS), 1))
    done = checks.recognition("done", dict.fromkeys((*MANDATORY, *OTHERS), 1))
    assert [school.school_id for school in checks.closest([far, near, done])] == ["near", "far"]
    assert far.steps == 8 + 5


def test_facilities_lack_rooms_for_classes_and_land_for_pupils() -> None:
    table = pd.DataFrame(
        {
            "level": ["thcs", "thcs"],
            "pupils": [900, 400],
            "classes": [20, 10],
            "rooms": [15, 10],
            "land_m2": [7_000.0, 4_000.0],
        }
    )
    got = checks.facilities(table, rules=norms.rules("quan12-2024"))
    assert list(got["rooms_short"]) == [5, 0]
    assert list(got["land_short_m2"]) == [200, 0]
    assert list(got["met"]) == [False, True]
