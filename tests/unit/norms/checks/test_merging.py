"""Merging schools: which pairs the guidance allows, and why not."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.norms import checks


def merger(**second: object) -> checks.Merger:
    rows = [
        {"school_id": "a", "commune": "x", "levels": "tieu_hoc", "ready": True},
        {"school_id": "b", "commune": "x", "levels": "tieu_hoc", "ready": True, **second},
    ]
    (found,) = checks.mergers(
        pd.DataFrame(rows), distance_m={("b", "a"): 800.0}, distance_limit_m=1_000
    )
    return found


def test_two_near_primary_schools_of_one_commune_may_merge() -> None:
    found = merger()
    assert found.allowed
    assert found.say(lang="vi").startswith("a + b: được phép. không có gì ngăn cản.")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ({"commune": "y"}, "other_commune"),
        ({"levels": "mam_non"}, "preschool_with_general"),
        ({"levels": "gdtx"}, "continuing_with_general"),
        ({"levels": "mam_non, tieu_hoc"}, "preschool_with_general"),
    ],
)
def test_the_guidance_forbids_and_says_why(second: dict[str, object], reason: str) -> None:
    found = merger(**second)
    assert found.forbidden == (reason,)
    assert "CV 6165" in found.say(lang="en")


def test_primary_with_lower_secondary_may_merge() -> None:
    assert merger(levels="thcs").allowed


def test_too_far_and_not_ready_forbid_and_unknowns_stay_open() -> None:
    table = pd.DataFrame(
        {
            "school_id": ["a", "b"],
            "commune": ["x", "x"],
            "levels": ["mam_non", "mam_non"],
            "ready": [False, False],
        }
    )
    (found,) = checks.mergers(table, distance_m={("a", "b"): 3_000.0}, distance_limit_m=1_000)
    assert found.forbidden == ("too_far", "not_ready")
    one = table.assign(ready=[False, True])
    (found,) = checks.mergers(one, distance_m={("a", "b"): 300.0}, distance_limit_m=1_000)
    assert found.allowed  # the second may take the first
    (found,) = checks.mergers(table.drop(columns="ready"))
    assert (found.allowed, found.open) == (True, ("distance_unknown", "ready_unknown"))
