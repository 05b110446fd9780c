"""A scenario saved on the page is found by its name or its id."""

from __future__ import annotations

import dataclasses
import unicodedata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command_line import run
from locality import Locality
from towns import proposal as drawn

from spatial.cli import truonglop
from spatial.commands import saved_scenario
from spatial.errors import UserError
from spatial.roles import Role
from spatial.scenario import Scenario
from spatial.store import Workspace, rights
from spatial.store.database import opened
from spatial.store.people import GivenRoles
from spatial.store.place import usual
from spatial.store.rows import UNSIGNED

PROPOSAL = dataclasses.replace(drawn(), lon=106.6121, lat=10.8092)  # in the west ward of `Locality`
ONE = Scenario(name="Phương án 1").put(PROPOSAL)
KNOWN = "One of: Phương án 1; Phương án 2"


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep three scenarios of a locality: two share a name, one of those is off the list."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    store = Workspace()
    store.save("aaa", ONE, locality="thi-tran")
    store.save("bbb", Scenario(name="Phương án 2"), locality="thi-tran")
    store.save("ccc", Scenario(name="Phương án 2", archived=True), locality="thi-tran")


def proposed(asked: str, locality: str = "thi-tran") -> list[str]:
    """Name what a scenario proposes, as a command asks."""
    with click.Context(click.Command("report")):
        found = saved_scenario.proposed(asked, locality=locality)
    return [one.proposal_id for one in found]


@pytest.mark.parametrize(
    "asked", ["aaa", "Phương án 1", " phương  ÁN 1", unicodedata.normalize("NFD", "Phương án 1")]
)
def test_it_is_found_by_id_and_by_name_however_the_letters_are_written(asked: str) -> None:
    assert proposed(asked) == [PROPOSAL.proposal_id]


def test_one_taken_off_the_list_is_found_by_its_id_alone() -> None:
    assert proposed("ccc") == []
    assert proposed("Phương án 2") == []  # the one on the list


def test_a_name_of_two_is_answered_with_their_ids() -> None:
    Workspace().save("ddd", ONE, locality="thi-tran")
    with pytest.raises(UserError) as problem:
        proposed("Phương án 1")
    assert "One of the ids: aaa, ddd." in problem.value.say(lang="en")


@pytest.mark.parametrize(("asked", "locality"), [("Phương án 9", "thi-tran"), ("aaa", "khac")])
def test_an_unknown_one_is_answered_with_the_names_of_the_locality(
    asked: str, locality: str
) -> None:
    with pytest.raises(UserError) as problem:
        proposed(asked, locality)
    said = problem.value.say(lang="en")
    assert (KNOWN in said) is (locality == "thi-tran")


def refused(*words: str) -> str:
    """Run a command that ends with faults; return them."""
    done = CliRunner().invoke(truonglop, ["--lang", "en", *words])
    assert isinstance(done.exception, UserError), done.output
    return done.exception.say(lang="en")


@pytest.mark.parametrize("command", ["report", "layers", "map", "assess"])
def test_every_command_that_takes_proposals_takes_a_saved_scenario(
    command: str, tmp_path: Path
) -> None:
    town = Locality().write(tmp_path / "thi-tran")
    out = tmp_path / ("map.html" if command == "map" else "out")
    words = (command, str(town), "--out", str(out), "--scenario", "base", "--scenario")
    assert KNOWN in refused(*words, "Phương án 9")
    twice = refused(*words, "Phương án 1", "--scenario", "Phương án 2")
    assert "Both the saved scenario “Phương án 1” and Phương án 2 are named." in twice
    assert not out.exists()
    run(*words, "Phương án 1")
    assert out.exists()


def test_one_nobody_can_read_stands_in_the_way_of_itself_alone() -> None:
    with opened(usual(), write=True) as store:
        store.append(
            "revisions", "eee", revision=1, locality="thi-tran", body="{", signature=UNSIGNED
        )
    assert proposed("Phương án 1") == [PROPOSAL.proposal_id]
    with pytest.raises(UserError) as problem:
        proposed("eee")
    assert [fault.code for fault in problem.value.faults] == ["workspace_body"]


def test_where_people_have_roles_nobody_s_scenarios_alone_are_named() -> None:
    an = Workspace(visitor=rights.secret_of("an@so.example"))
    for name in ("fff", "ggg"):
        an.save(name, Scenario(name="Của An").put(PROPOSAL), locality="thi-tran")

    def said(asked: str) -> str:
        with pytest.raises(UserError) as problem:
            proposed(asked)
        return problem.value.say(lang="en")

    assert "One of: Của An; Phương án 1" in said("x")
    assert "fff, ggg" in said("Của An")
    GivenRoles().give("binh@so.example", Role.PLANNER)
    assert KNOWN in said("x")
    assert "fff" not in said("Của An")
    assert proposed("fff") == [PROPOSAL.proposal_id]  # whoever has the id may read
