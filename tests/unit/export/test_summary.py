"""The summary: the locality's figures as one file."""

import dataclasses
import json

import pytest
from towns import proposal, town

from spatial import Assessment, Options, assess, buildings, caveats, export
from spatial.scenario import ReviewState, ScenarioCard


def _found(**options: object) -> Assessment:
    return assess(town(), Options(**options))  # type: ignore[arg-type]


def test_the_summary_has_levels_and_total() -> None:
    tree = json.loads(export.bundle(_found())["summary.json"])
    assert list(tree["levels"]) == ["mam_non", "tieu_hoc", "thcs", "thpt"]
    assert tree["total"]["pupils"] == 4_000
    assert tree["total"]["rooms_have"] == 10
    assert tree["total"]["rooms_short_per_10k"] == 110  # 20 + 3 x 30
    assert tree["total"]["rooms_net_per_10k"] == 110


def test_the_summary_names_what_each_level_counts_as_pupils() -> None:
    tree = json.loads(export.bundle(_found())["summary.json"])
    assert tree["pupils_basis"] == dict.fromkeys(("mam_non", "tieu_hoc", "thcs", "thpt"), "table")


@pytest.mark.parametrize(
    ("province", "kind"), [("79", "own"), ("51", "another_province"), ("", "another_province")]
)
def test_a_target_of_another_province_is_said_to_be_one(province: str, kind: str) -> None:
    """300 rooms per 10,000 is the target of province 79; Quảng Ngãi is 51."""
    place = town()
    there = dataclasses.replace(place.locality, province=province)
    found = assess(dataclasses.replace(place, locality=there))
    for lang in ("vi", "en"):
        told = json.loads(export.bundle(found, lang=lang)["summary.json"])["yardstick"]
        assert (told["kind"], told["province"]) == (kind, "79")
        assert told["caution"] == caveats.elsewhere(found, lang=lang).strip()
        assert bool(told["caution"]) == (kind != "own")
        cited = found.rules.rooms_per_10k
        assert told["norm_id"] == cited.norm_id
        assert not told["caution"] or cited.source in told["caution"]


def test_files_of_a_scenario_say_by_whom_it_was_approved_and_others_say_nothing() -> None:
    card = ScenarioCard(name="A", state=ReviewState.APPROVED, by="=Hoa", on="2026-11-28")
    built = assess(buildings.apply(town(), (proposal(),)))
    made = export.bundle(built, card=card)
    told = {"name": "A", "state": "approved", "by": "=Hoa", "on": "2026-11-28"}
    assert json.loads(made["summary.json"])["planners_scenario"] == told
    assert json.loads(made["proposals.geojson"])["scenario"] == told
    assert "planners_scenario" not in json.loads(export.bundle(built)["summary.json"])
