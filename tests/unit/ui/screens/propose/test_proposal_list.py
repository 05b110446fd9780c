"""The list of proposals: each to be edited or removed, kept in a file, opened from one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from towns import town

from spatial.export import geojson
from spatial.intake.single import proposals as reader
from spatial.records import Proposal, ProposedAction
from spatial.scenario import Scenario, ScenarioCard
from spatial.ui.screens.propose import proposal_list
from spatial.ui.session import proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_list_says_so_and_offers_no_file(
    lang: str, see: See, written: list[str], asked: Asked
) -> None:
    proposal_list.draw(see(lang=lang))
    assert say("propose.empty", lang=lang) in "".join(written)
    assert "save_file" not in asked
    assert asked["undo"]["disabled"]
    assert asked["redo"]["disabled"]


def test_a_proposal_is_listed_with_size_and_ward_its_name_as_text(
    see: See, site: Proposal, written: list[str], asked: Asked
) -> None:
    proposal_list.draw(see(proposals=(site,)))
    item = next(html for html in written if "tl-item" in html)
    assert "&lt;b&gt;Trường&lt;/b&gt;" in item
    assert "Tiểu học · 12 phòng · 4.200 m² · Phường 1.0" in item
    assert {"edit_p1", "remove_p1"} <= asked.keys()


def test_the_file_holds_the_proposals(
    see: See, site: Proposal, asked: Asked, written: list[str]
) -> None:
    proposals.put(see().after.network, site)
    proposal_list.draw(see(proposals=(site,)))
    content, name, mime = asked["save_file"]["given"]
    assert (name, mime) == ("proposals.geojson", "application/geo+json")
    card = ScenarioCard(name="Phương án 1")  # a draft, and the file says so
    assert content == geojson.proposals((site,), card=card)
    assert written


def test_the_file_holds_also_what_fits_no_more(see: See, site: Proposal, asked: Asked) -> None:
    """It is somebody's work, and the file is what saves it where the store cannot."""
    gone = dataclasses.replace(
        site, proposal_id="c", action=ProposedAction.CLOSE, school_id="never", rooms=0
    )
    state.set_work(dataclasses.replace(state.work(), scenario=Scenario().put(site).put(gone)))
    proposal_list.draw(see(proposals=(site,)))
    card = ScenarioCard(name="")
    assert asked["save_file"]["given"][0] == geojson.proposals((site, gone), card=card)
    assert {"remove_p1", "remove_c"} <= asked.keys()


def test_work_that_is_not_saved_says_so(
    see: See, site: Proposal, written: list[str], asked: Asked
) -> None:
    state.set_work(dataclasses.replace(state.work(), scenario=Scenario().put(site)))
    proposal_list.draw(see(proposals=(site,)))
    assert say("propose.unkept", lang="vi") in "".join(written)
    assert "save_file" in asked


@pytest.mark.usefixtures("asked")
def test_whose_the_scenario_is_is_said(see: See, site: Proposal, written: list[str]) -> None:
    proposals.put(see().after.network, site)
    proposal_list.draw(see(proposals=(site,)))
    assert say("propose.kept.owner", lang="vi") in "".join(written)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: how one is read apart has tests of its own."""
    monkeypatch.setattr(proposal_list, "read_proposals", reader.read_proposals)


@pytest.mark.usefixtures("here")
def test_a_file_kept_is_opened_again(site: Proposal) -> None:
    content = geojson.proposals((site,))
    content = content if isinstance(content, bytes) else content.encode()
    proposal_list._open(town(), SimpleNamespace(name="cũ.GeoJSON", getvalue=lambda: content))
    (read,) = state.scenario().proposals
    assert (read.name, read.rooms, read.level) == (site.name, site.rooms, site.level)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["x.geojson", "x.exe", "../../x.csv", "x"])
def test_a_file_that_is_none_is_refused_and_changes_nothing(name: str) -> None:
    proposal_list._open(town(), SimpleNamespace(name=name, getvalue=lambda: b"\0\1"))
    assert state.scenario().proposals == ()
    (notice,) = state.told()
    assert notice.key == "notice.file_refused"
    assert {fault.file for fault in notice.faults} == {name.rpartition("/")[2]}
