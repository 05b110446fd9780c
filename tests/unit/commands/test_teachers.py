"""The command that puts teachers beside posts."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner
from towns import School, town

from spatial import Options, assess, words
from spatial.cli import truonglop
from spatial.commands.teachers import lines
from spatial.export import staffing
from spatial.records import Level


def test_the_district_tells_no_teachers_and_is_told_what_would_bring_them() -> None:
    done = CliRunner().invoke(truonglop, ["teachers"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("staffing.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "THCS: 10 lớp, 15 giáo viên, định biên 19; thiếu 4, dư 0"),
        ("en", "classes 10, teachers 15, posts 19; short 4, over 0"),
    ],
)
def test_a_school_is_said_with_its_posts(lang: str, expected: str) -> None:
    known = town(schools=(School(x=0.5, y=0.5, level=Level.THCS),))
    rows = known.school_levels.assign(classes=10.0, teachers=15.0)
    told = dataclasses.replace(known, school_levels=rows)
    made = staffing.tables(assess(told, Options(year=2030)), day=date(2026, 11, 28))
    assert expected in "\n".join(lines(made, lang=lang))


def test_preschool_teachers_of_the_year_are_said_with_the_rules_they_follow() -> None:
    """500 children in the west, all of five by its groups: 500 / 35 x 2.2 = 31.4, 11 short."""
    known = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    groups = pd.DataFrame([("s0", "y5_6", 1.0, 30.0)],
                          columns=["school_id", "age_group", "classes", "pupils"])  # fmt: skip
    rows = known.school_levels.assign(teachers=20.0)
    told = dataclasses.replace(known, school_levels=rows, groups=groups)
    made = staffing.tables(assess(told, Options(year=2030)), day=date(2026, 11, 28))
    said = "\n".join(lines(made, lang="en"))
    assert "Preschool: needed 31, there 20 (schools that tell: 1" in said
    assert "short 11, over 0" in said
    assert all(words.say(f"staffing.{rule}", lang="en") in said for rule in staffing.RULES)
