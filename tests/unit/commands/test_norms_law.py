"""The law of a day, two profiles side by side."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import click
import pandas as pd
import pytest
from click.testing import CliRunner

from spatial import norms
from spatial.commands import norms as cli_norms
from spatial.commands.norms_law import compare_command
from spatial.norms.comparison import FOLLOWS
from spatial.records import LEVELS, Options

norms_command = next(command for command in cli_norms.COMMANDS if command.name == "norms")


@dataclass
class Assessed:
    levels: pd.DataFrame
    rules: norms.Rules

    @property
    def wards(self) -> pd.DataFrame:
        return self.levels


def assess(folder: Path | None, options: Options) -> Assessed:
    assert folder is None
    rules = norms.rules(options.profile)
    table = pd.DataFrame(0.0, index=list(LEVELS), columns=list(FOLLOWS))
    table["land_short_m2"] = [1_000 * rules.land_per_pupil_m2[level].value for level in LEVELS]
    table["covered_share"] = [rules.radius_m[level].value / 2_000 for level in LEVELS]
    return Assessed(levels=table, rules=rules)


def run(command: click.Command, *words: str, lang: str = "vi") -> str:
    done = CliRunner().invoke(command, words, obj=lang, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_law_of_a_day_is_listed_with_its_clauses() -> None:
    said = run(
        norms_command, "--on", "2025-01-31", "--area", "urban_special", "--level", "tieu_hoc",
        "--topic", "land_per_pupil_m2",
    )  # fmt: skip
    assert "tiểu học (đô thị loại III trở lên): 6 m²/học sinh [Đ.9 k.3 (sửa đổi)" in said
    assert len(said.splitlines()) == 2


def test_a_change_of_law_is_said_in_sentences() -> None:
    said = run(
        norms_command, "--on", "2026-12-31", "--to", "2027-01-01", "--topic", "radius_m",
        "--area", "urban_special", lang="en",
    )  # fmt: skip
    assert "from 500 to 1,000 m" in said


def test_a_profile_lists_its_norms_as_json_too() -> None:
    rows = json.loads(run(norms_command, "--profile", "quan12-2024", "--json"))
    assert {row["value"] for row in rows} >= {"300", "0,6", "35"}


def test_the_page_in_docs_is_the_one_the_files_make(root: Path) -> None:
    text = (root / "docs" / "norms.md").read_text(encoding="utf-8")
    assert run(norms_command, "--page") == text


def test_today_is_the_day_where_none_is_given() -> None:
    assert "300" in run(norms_command, "--topic", "rooms_per_10k")


def test_two_profiles_are_compared_with_the_clause_that_made_the_difference() -> None:
    said = run(
        compare_command(assess), "--profile", "quan12-2024", "--profile", "quan12-2024@2027-01-01"
    )
    assert "mầm non, đất thiếu, m²: 10.000 (quan12-2024) → 8.000" in said
    assert "từ 10 thành 8 m²/học sinh" in said
    assert "25 % (quan12-2024) → 50 %" in said


def test_equal_profiles_say_so() -> None:
    said = run(compare_command(assess), "--profile", "tt23-urban", "--profile", "tt23-urban")
    assert said.strip() == "Hai bộ định mức cho cùng con số."


@pytest.mark.parametrize("count", [1, 3])
def test_compare_takes_exactly_two_profiles(count: int) -> None:
    words = ["--profile", "tt23-urban"] * count
    done = CliRunner().invoke(compare_command(assess), words, obj="vi")
    assert done.exit_code == 2


def test_a_folder_without_a_question_is_refused_in_words() -> None:
    done = CliRunner().invoke(norms_command, ["somewhere"], obj="vi")
    assert done.exit_code == 2
    assert "--schools" in done.output
