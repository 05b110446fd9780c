"""The command of what a season brought."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from season_towns import told

from spatial import words
from spatial.cli import truonglop
from spatial.commands.season import lines
from spatial.errors import UserError
from spatial.export import season


def test_the_district_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["season"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("season.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "grade"),
    [
        ("vi", "Năm 2030, lớp 1: 2 trường đã tuyển 200, chỉ tiêu 200; vượt 20, còn 20"),
        ("en", "2030, grade 1: schools 2, enrolled 200, quota 200; over 20, left 20"),
    ],
)
def test_grades_come_before_their_schools_with_the_basis_last(lang: str, grade: str) -> None:
    made = season.tables(told(("s0", "1", 2030, 100, 120), ("s1", "1", 2030, 100, 80)))
    said = [*lines(made, lang=lang)]
    assert said[0].startswith(grade)
    assert len(said) == 4
    assert said[-1] == words.say("season.basis", lang=lang)


def test_what_is_proposed_has_no_part_in_it() -> None:
    with pytest.raises(UserError) as refused:
        CliRunner().invoke(
            truonglop, ["season", "--scenario", "Phương án 1"], catch_exceptions=False
        )
    assert [fault.code for fault in refused.value.faults] == ["saved_scenario_no_part"]
    done = CliRunner().invoke(truonglop, ["season", "--proposals", "de-xuat.csv"])
    assert done.exit_code == 2
