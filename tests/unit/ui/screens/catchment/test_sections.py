"""The sections of who goes where: what a click chooses, and what each shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.records import Proposal
from spatial.ui.map.picture import Click
from spatial.ui.screens.catchment import card, sections
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Look = Callable[..., tuple[Seen, FlowView]]
pytestmark = pytest.mark.usefixtures("session")


def click(kind: str, name: str | None = None) -> Click:
    """Click on the map."""
    return Click(kind=kind, id=name, lat=0.0, lon=0.0)


@pytest.mark.parametrize("kind", ["school", "flow"])
def test_a_click_on_a_school_or_its_line_chooses_it(kind: str, look: Look) -> None:
    seen, found = look()
    sections.clicked(seen, found, click(kind, "s1"))
    assert card.chosen(found) == "s1"


def test_a_click_on_a_proposal_chooses_its_school(look: Look, site: Proposal) -> None:
    seen, found = look(proposals=(site,))
    sections.clicked(seen, found, click("site", "p1"))
    assert card.chosen(found) == "proposal:p1"


@pytest.mark.parametrize(
    ("kind", "name", "ward"),
    [("ward", "w00", "w00"), ("cell", "w10-2", "w10"), ("ground", None, None)],
)
def test_a_click_elsewhere_lets_the_school_go_and_shows_the_ward(
    kind: str, name: str | None, ward: str | None, look: Look
) -> None:
    seen, found = look()
    card.choose("s0")
    sections.clicked(seen, found, click(kind, name))
    assert card.chosen(found) is None
    assert state.view().ward == ward


def test_the_button_of_prices_opens_the_map_with_them() -> None:
    sections.show_prices()
    assert (state.recall(sections.LAYER), state.recall(sections.SECTION)) == ("price", "where")


def test_the_layers_stand_beside_the_map_alone(
    look: Look, asked: dict[str, dict[str, Any]]
) -> None:
    seen, _ = look()
    assert sections.section(seen) == "where"
    assert sections.LAYER in asked
    asked.clear()
    state.remember(sections.SECTION, "stress")
    assert sections.section(seen) == "stress"
    assert sections.LAYER not in asked


@pytest.mark.parametrize("name", ["matrix", "rooms", "stress", "files"])
@pytest.mark.usefixtures("asked")
def test_every_section_writes_its_part(name: str, look: Look, written: list[str]) -> None:
    seen, found = look("best")
    sections.SECTIONS[name](seen, found)
    assert written
    assert say(f"flow.section.{name}", lang="en")
