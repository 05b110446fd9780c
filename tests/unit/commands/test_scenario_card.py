"""What a manifest carries of a scenario is read back, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spatial.commands import scenario_card
from spatial.errors import UserError
from spatial.scenario import ReviewState, ScenarioCard

CARD = ScenarioCard(name="Phương án 1", state=ReviewState.APPROVED, by="A", on="2026-10-01")


def test_a_card_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text(json.dumps(CARD.tree()), encoding="utf-8")
    assert scenario_card.read(file) == CARD
    assert scenario_card.read(None) is None


def test_the_card_of_a_scenario_nobody_named_is_read_back_too(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    unnamed = ScenarioCard(name="", left_out=1)
    file.write_text(json.dumps(unnamed.tree()), encoding="utf-8")
    assert scenario_card.read(file) == unnamed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["a"]', "list"),
        ('{"name": "a", "state": "blessed"}', "state"),
        ('{"name": "a", "on": "hôm qua"}', "on"),
        ('{"name": "a", "more": 1}', "more"),
    ],
)
def test_what_is_no_card_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "card.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        scenario_card.read(file)
    assert told in raised.value.say(lang="en")
    with pytest.raises(UserError):
        scenario_card.read(tmp_path / "none.json")
