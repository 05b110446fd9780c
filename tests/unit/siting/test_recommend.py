"""The embedded district from a question to the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial import read_network
from spatial.cli import truonglop
from spatial.errors import UserError
from spatial.export import siting as files
from spatial.intake.proposals import read_proposals
from spatial.network import Network
from spatial.recommend import Recommendation, Request, pick, recommend, score
from spatial.records import Level
from spatial.siting.check import broken

BUDGET_VND = 400e9


@pytest.fixture(scope="module")
def town() -> Network:
    return read_network()


@pytest.fixture(scope="module")
def found(town: Network) -> Recommendation:
    return recommend(town, Request(levels=(Level.THCS,), budget_vnd=BUDGET_VND, points=3))


def test_the_plan_keeps_land_and_money_and_seats_more(found: Recommendation) -> None:
    assert broken(found.model, found.plan.outcome) == []
    assert found.plan.outcome.cost_vnd <= BUDGET_VND
    assert found.plan.outcome.unseated < found.standing
    assert found.plan.reached[0].bound <= found.plan.outcome.unseated


def test_land_that_is_ready_too_late_is_left_out_with_its_reason(found: Recommendation) -> None:
    late = [one.site.site_id for one in found.screened if one.reason == "late"]
    assert late == ["khu-7"]  # ready in 2029, two years to build, 2030 is the last
    assert not [a for a in found.plan.actions if a.site_id == "khu-7"]


def test_accepting_the_proposals_closes_as_many_rooms_as_are_built(found: Recommendation) -> None:
    before = found.before.levels.loc["thcs", "rooms_short_per_10k"]
    after = found.after().levels.loc["thcs", "rooms_short_per_10k"]
    assert before - after == pytest.approx(sum(p.rooms for p in found.proposals))


def test_every_project_opens_in_time_and_says_why(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    assert len(rows) == len(found.plan.actions)
    assert all(row["finish_year"] <= 2030 and row["why"] for row in rows)
    assert sum(row["cost_billion_vnd"] for row in rows) == pytest.approx(
        found.plan.outcome.cost_vnd / 1e9, abs=0.01 * len(rows)
    )


def test_another_point_of_the_curve_brings_its_own_proposals(found: Recommendation) -> None:
    first = pick(found, 0)
    assert first.proposals == ()
    assert first.plan.outcome.unseated == pytest.approx(found.standing)


def test_ones_own_plan_is_scored_beside_the_recommended_one(found: Recommendation) -> None:
    own = score(found, [found.plan.actions[0].action_id])
    assert found.plan.outcome.unseated <= own.unseated + 0.5


def test_the_files_are_written_and_the_proposals_read_back(
    found: Recommendation, tmp_path: Path
) -> None:
    written = files.write(found, tmp_path, lang="en")
    assert {file.name for file in written} == {
        "investment.csv",
        "investment.geojson",
        "frontier.csv",
        "sites.csv",
        "proposals.geojson",
        "siting.json",
    }
    back = read_proposals(tmp_path / "proposals.geojson")
    assert [p.rooms for p in back] == [p.rooms for p in found.proposals]
    tree = json.loads((tmp_path / "siting.json").read_text(encoding="utf-8"))
    assert tree["reached"][0]["aim"] == "seats"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request(close=("nowhere",)), "siting_unknown_school"),
        (Request(forced=frozenset({"nothing"})), "siting_unknown_action"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_in_words(
    town: Network, request_: Request, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        recommend(town, request_)
    assert problem.value.faults[0].code == code
    assert problem.value.say(lang="vi")
    assert problem.value.say(lang="en")


def test_the_command_writes_all_or_nothing(tmp_path: Path) -> None:
    run = CliRunner()
    good = run.invoke(
        truonglop,
        ["recommend", "--level", "thpt", "--budget", "100", "--out", str(tmp_path / "a")],
    )
    assert good.exit_code == 0, good.output
    assert (tmp_path / "a" / "investment.csv").exists()
    for wrong in (["--years", "2030-2026"], ["--objective", "beauty"]):
        with pytest.raises(UserError):
            run.invoke(
                truonglop,
                ["recommend", *wrong, "--out", str(tmp_path / "b")],
                catch_exceptions=False,
            )
    assert not (tmp_path / "b").exists()
