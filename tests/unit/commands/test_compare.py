"""Two profiles side by side over the same data."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from command_line import run_alone

from spatial import norms
from spatial.commands.compare import compare
from spatial.norms.comparison import FOLLOWS
from spatial.records import LEVELS, Options


@dataclass
class Judged:
    levels: pd.DataFrame
    rules: norms.Rules

    @property
    def wards(self) -> pd.DataFrame:
        return self.levels


def judge(folder: Path | None, options: Options) -> Judged:
    assert folder is None
    rules = norms.rules(options.profile)
    table = pd.DataFrame(0.0, index=list(LEVELS), columns=list(FOLLOWS))
    table["land_short_m2"] = [1_000 * rules.land_per_pupil_m2[level].value for level in LEVELS]
    table["covered_share"] = [rules.radius_m[level].value / 2_000 for level in LEVELS]
    return Judged(levels=table, rules=rules)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge by figures a person can see through instead of a locality."""
    monkeypatch.setattr(sys.modules["spatial.commands.compare"], "_assessed", judge)


def test_a_profile_of_ones_own_may_let_floor_stand_for_land(tmp_path: Path) -> None:
    file = tmp_path / "rieng.yaml"
    profile = dataclasses.replace(norms.shipped("quan12-2024"), name="rieng", floor_rate=0.5)
    file.write_text(norms.write_profile(profile), encoding="utf-8")
    said = run_alone(
        compare,
        "--profile", "quan12-2024", "--profile", str(file),
    )  # fmt: skip
    # the embedded district tells no floor: the choice differs, no figure does
    assert "đất thiếu" not in said


@pytest.mark.usefixtures("judged")
def test_two_profiles_are_compared_with_the_clause_that_made_the_difference() -> None:
    said = run_alone(compare, "--profile", "quan12-2024", "--profile", "quan12-2024@2027-01-01")
    assert "mầm non, đất thiếu, m²: 10.000 (quan12-2024) → 8.000" in said
    assert "từ 10 thành 8 m²/học sinh" in said
    assert "25 % (quan12-2024) → 50 %" in said


@pytest.mark.usefixtures("judged")
def test_equal_profiles_say_so() -> None:
    said = run_alone(compare, "--profile", "tt23-urban", "--profile", "tt23-urban")
    assert said.strip() == "Hai bộ định mức cho cùng con số."


@pytest.mark.parametrize("count", [1, 3])
def test_compare_takes_exactly_two_profiles(count: int) -> None:
    words = ["--profile", "tt23-urban"] * count
    done = CliRunner().invoke(compare, words, obj="vi")
    assert done.exit_code == 2
