"""A recommendation as the files an office files."""

from __future__ import annotations

import json
from pathlib import Path

import district
import pytest
import shapely

from spatial.export import atomic
from spatial.export import siting as files
from spatial.intake.single.proposals import read_proposals
from spatial.network import Network
from spatial.recommend import Recommendation


@pytest.fixture(scope="module")
def town() -> Network:
    return district.town()


@pytest.fixture(scope="module")
def found() -> Recommendation:
    return district.recommendation()


def test_every_project_opens_in_time_and_says_why(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    assert len(rows) == len(found.plan.actions)
    assert all(row["finish_year"] <= 2030 and row["why"] for row in rows)
    assert sum(row["cost_billion_vnd"] for row in rows) == pytest.approx(
        found.plan.outcome.cost_vnd / 1e9, abs=0.01 * len(rows)
    )


def test_the_files_are_written_and_the_proposals_read_back(
    found: Recommendation, tmp_path: Path
) -> None:
    written = atomic.write(files.bundle(found, lang="en"), tmp_path)
    assert {file.name for file in written} == {
        "investment.csv",
        "investment.xlsx",
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


def test_a_project_lies_in_the_ward_that_holds_its_place(
    found: Recommendation, town: Network
) -> None:
    actions = {action.action_id: action for action in found.plan.actions}
    wards = town.wards(found.before.options.units)
    for row in files.investment(found, lang="vi"):
        site = found.model.sites[actions[row["action_id"]].site_id]
        assert wards[wards["ward"] == row["ward"]].covers(shapely.Point(site.x_m, site.y_m)).any()
