"""Progress as files: a row a target and place, blanks for what nobody knows."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd

from spatial.export import progress
from spatial.targets import pack
from spatial.targets.progress import TargetCourse, courses

PLAN = pack("duc_pho")
ROW = {"indicator": "solid_rooms", "level": "mam_non", "of": "", "school_id": "", "office": "",
       "kind": "surveyed", "source": "=BC"}  # fmt: skip
ROWS = pd.DataFrame([
    ROW | {"ward_id": "", "year": 2025, "value": 150},
    ROW | {"ward_id": "w1", "year": 2025, "value": 12},
])  # fmt: skip


def found() -> tuple[TargetCourse, ...]:
    return courses(PLAN, year=2026, entered=ROWS)


def test_the_whole_locality_comes_before_its_wards() -> None:
    text = progress.table(PLAN, found(), lang="vi").decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text))
            if (row["indicator"], row["level"]) == ("solid_rooms", "mam_non")]  # fmt: skip
    assert [(row["ward_id"], row["result"], row["target"]) for row in rows] == [
        ("", "150", "172"), ("w1", "12", "172"),
    ]  # fmt: skip
    assert rows[0]["office"] == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert rows[0]["source"].lstrip("'") == "=BC"
    assert not rows[0]["source"].startswith("=")


def test_json_tells_every_target_with_its_results_by_year() -> None:
    tree = json.loads(progress.tree(PLAN, found(), year=2026, lang="en"))
    assert (tree["plan"], tree["year"], len(tree["targets"])) == ("duc_pho", 2026, len(found()))
    told = [one for one in tree["targets"] if one["results"]]
    assert [one["results"] for one in told] == [
        [{"year": 2025, "value": 150.0, "origin": "entered"}]
    ]
    assert [one["ward_id"] for one in tree["places"]] == ["w1"]


def test_figures_carry_no_noise_of_floating_point() -> None:
    """From 0.1 + 0.2 told as a result, and an even pace between, no figure has twelve decimals."""
    told = ROWS.assign(value=[150.1 + 0.2, 22.580000000000002])
    courses_told = courses(PLAN, year=2026, entered=told)
    rows = csv.DictReader(io.StringIO(progress.table(PLAN, courses_told, lang="vi").decode()))
    mine = [one for one in rows if (one["indicator"], one["level"]) == ("solid_rooms", "mam_non")]
    assert [one["result"] for one in mine] == ["150.3", "22.58"]
    tree = json.loads(progress.tree(PLAN, courses_told, year=2026, lang="vi"))
    assert [one["results"][0]["value"] for one in tree["targets"] if one["results"]] == [150.3]
    figures = ("result", "expected", "pace_planned", "pace_needed")
    assert all(len(one[name].partition(".")[2]) <= 12 for one in mine for name in figures)
