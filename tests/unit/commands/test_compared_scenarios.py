"""What a manifest carries of a comparison is read back, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from papers import built, standing

from spatial.commands import compared_scenarios
from spatial.commands.compared_scenarios import ComparedScenarios, ScenarioName
from spatial.errors import UserError
from spatial.records import Level
from spatial.scenario import ReviewState, ScenarioCard

CARD = ScenarioCard(name="Phương án 1", state=ReviewState.APPROVED, by="A", on="2026-10-01")
NAMED = ComparedScenarios(
    rooms="rooms_short_class",
    scenarios=(
        ScenarioName(name="=Hiện trạng", proposed=False),
        ScenarioName(name="Phương án 1", card=CARD, proposed=True),
    ),
)


def written(place: Path, tree: object) -> Path:
    """Write a file."""
    file = place / "so-sanh.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    return file


def test_names_cards_and_order_are_read_back(tmp_path: Path) -> None:
    file = written(tmp_path, NAMED.tree())
    assert compared_scenarios.read(file, (tmp_path / "pa.geojson",)) == NAMED
    assert NAMED.cards == (CARD,)
    assert compared_scenarios.read(None, ()) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [({"scenarios": []}, "scenarios"), ({"rooms": 3}, "rooms"), ({"more": 1}, "more")],
)
def test_what_is_no_comparison_is_refused_with_its_place(
    change: dict[str, object], told: str, tmp_path: Path
) -> None:
    also = () if told == "scenarios" else (tmp_path / "pa.geojson",)
    with pytest.raises(UserError) as raised:
        compared_scenarios.read(written(tmp_path, {**NAMED.tree(), **change}), also)
    assert told in raised.value.say(lang="en")


def test_a_scenario_without_its_file_of_proposals_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--also"):
        compared_scenarios.read(written(tmp_path, NAMED.tree()), ())
    with pytest.raises(UserError):
        compared_scenarios.read(tmp_path / "none.json", ())


def test_one_scenario_has_a_table_and_two_a_layer_too() -> None:
    rooms = "rooms_short_class"
    alone = {"Hiện trạng": standing()}
    one = compared_scenarios.files(alone, Level.TIEU_HOC, rooms=rooms, lang="vi")
    assert [*one] == ["compare.csv"]
    two = compared_scenarios.files({**alone, "A": built()}, Level.TIEU_HOC, rooms=rooms, lang="vi")
    assert [*two] == ["compare.csv", "compare.geojson"]
    assert b"A" in two["compare.csv"]
