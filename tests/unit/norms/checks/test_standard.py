"""National standard, merging, and the room programme."""

from __future__ import annotations

import pandas as pd
import pytest

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


PROJECTS = pd.DataFrame(
    {
        "project_id": ["p", "q", "r", "s"],
        "rooms": [30, 20, 10, 99],
        "finish_year": [2026, 2027, 2025, 2026],
        "status": ["dang_thi_cong", "cham_tien_do", "xong", "huy"],
    }
)


def test_rooms_count_from_the_year_they_are_finished() -> None:
    people = pd.Series([10_000, 10_000, 20_000], index=[2025, 2026, 2027])
    got = checks.rooms_by_year(PROJECTS, rooms_now=200, base_year=2025, people=people)
    assert list(got["rooms"]) == [200, 230, 250]
    assert list(got["per_10k"]) == [200, 230, 125]


def test_late_projects_are_those_overdue_or_behind() -> None:
    got = checks.late(PROJECTS, year=2028)
    assert list(got["project_id"]) == ["p", "q"]
    assert list(got["years_late"]) == [2, 1]
    assert list(checks.late(PROJECTS, year=2026)["project_id"]) == ["q"]


def test_without_a_status_no_project_can_be_late() -> None:
    bare = PROJECTS.drop(columns="status")
    assert checks.late(bare, year=2040).empty
    people = pd.Series([10_000], index=[2026])
    got = checks.rooms_by_year(bare, rooms_now=0, base_year=2025, people=people)
    assert list(got["rooms"]) == [129]
