"""What a manifest carries of a recommended network is made again, and nothing else is taken."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from towns import lonlat, town

from spatial.commands import found_plan
from spatial.errors import UserError
from spatial.norms import rules
from spatial.recommend import Recommendation, Request, candidates, recommend
from spatial.recommend.alternatives import alternatives
from spatial.records import Level, Options

OPTIONS = Options(year=2030, units="wards", profile="quan12-2024")


@cache
def found() -> Recommendation:
    """Plan one primary school for the ward that has none."""
    lon, lat = lonlat(1.5, 0.5)
    site = candidates.point(town(), lon, lat, land_m2=8_000.0, number=1, name="Điểm 1")
    asked = Request(levels=(Level.TIEU_HOC,), sites=(site,), points=2, time_limit_s=10.0)
    return recommend(town(), asked, OPTIONS)


def written(place: Path, content: bytes) -> Path:
    """Write a file."""
    file = place / "found.json"
    file.write_bytes(content)
    return file


def test_a_plan_found_is_made_again_without_a_search(tmp_path: Path) -> None:
    file = written(tmp_path, found_plan.json_bytes(found(), 0))
    kept = found_plan.read(file)
    assert kept is not None
    assert kept.request == found().request
    again = kept.again(town(), OPTIONS, rules(OPTIONS.profile))
    assert again.plan.actions == found().plans[0].actions
    assert found_plan.read(None) is None


def test_a_locality_that_no_longer_offers_it_is_told(tmp_path: Path) -> None:
    tree = json.loads(found_plan.json_bytes(found(), 0))
    tree["plans"][-1]["actions"] = ["gone"]
    kept = found_plan.read(written(tmp_path, json.dumps(tree).encode()))
    assert kept is not None
    with pytest.raises(UserError, match="no longer offers"):
        kept.again(town(), OPTIONS, rules(OPTIONS.profile))


@pytest.mark.parametrize("text", ["[]", "{}", "{", '{"request": {"years": 3}}', "null"])
def test_what_holds_no_plan_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError):
        found_plan.read(written(tmp_path, text.encode()))
    with pytest.raises(UserError):
        found_plan.read(tmp_path / "none.json")


def test_the_position_of_a_plan_there_is_not_is_refused(tmp_path: Path) -> None:
    kept = found_plan.read(written(tmp_path, found_plan.json_bytes(found(), 99)))
    assert kept is not None
    with pytest.raises(UserError):
        kept.again(town(), OPTIONS, rules(OPTIONS.profile))


def test_plans_beside_it_travel_along_and_none_are_made_up(tmp_path: Path) -> None:
    near = alternatives(found(), count=1)
    alone = found_plan.read(written(tmp_path, found_plan.json_bytes(found(), 0)))
    assert alone is not None
    assert alone.beside(found()) is None
    both = found_plan.read(written(tmp_path, found_plan.json_bytes(found(), 0, near)))
    assert both is not None
    again = both.beside(found())
    assert again is not None
    assert [one.actions for one in again.plans] == [one.actions for one in near.plans]


@pytest.mark.parametrize("spoilt", [{}, {"best": {"actions": [], "reached": 3}, "plans": []}])
def test_plans_beside_it_that_cannot_be_read_are_refused(
    tmp_path: Path, spoilt: dict[str, object]
) -> None:
    tree = json.loads(found_plan.json_bytes(found(), 0)) | {"near": spoilt}
    kept = found_plan.read(written(tmp_path, json.dumps(tree).encode()))
    assert kept is not None
    with pytest.raises(UserError):
        kept.beside(found())
