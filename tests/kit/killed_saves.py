"""Savers killed in the middle of their saves, again and again, and what is left of their work."""

from __future__ import annotations

import os
import random
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import clean_programs

from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, database, server
from spatial.store.place import Place

VISITOR = "the same planner, come again"
SCENARIOS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class KilledSaves:
    """
    What became of savers that were killed.

    Attributes
    ----------
    saves, kills
        Saves that came back to whoever saved, and how often he was killed.
    unheard
        Saves that stand though he was killed before he heard of them: at most one a kill.
    proposals
        Number of rooms of every proposal that stands, by scenario.
    """

    saves: int
    kills: int
    unheard: int
    proposals: dict[str, list[int]]


def proposal(number: int) -> Proposal:
    """Return a proposal that tells its number."""
    return Proposal(
        proposal_id=f"p{number}",
        name="Trường" * 20,
        level=Level.THCS,
        rooms=number,
        land_m2=1.0,
        lon=106.6,
        lat=10.8,
    )


def _save_until_killed(where: Place, heard: Connection, seed: int) -> None:
    """Put one proposal more into a scenario drawn by lot; say which once the save came back."""
    store, chance = Workspace(where, visitor=VISITOR), random.Random(seed)  # noqa: S311 - a test's dice
    while True:
        name = f"s{chance.randrange(SCENARIOS)}"
        moved, began = Scenario(), 0
        if store.revision(name, locality="town"):
            opened = store.latest(name, locality="town")
            moved, began = opened.scenario, opened.revision
        moved = moved.put(proposal(began + 1))
        store.save(name, moved, locality="town", began=began)
        heard.send(name)


def run(where: Place, *, saves: int, kills: int, seed: int) -> KilledSaves:
    """
    Save and kill until both numbers are reached.

    Raises
    ------
    AssertionError
        As soon as a save somebody heard of is missing, or more than one nobody heard of is there.
    """
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    there = dict.fromkeys((f"s{number}" for number in range(SCENARIOS)), 0)
    heard = killed = unheard = 0
    while heard < saves or killed < kills:
        told = _killed_once(where, chance)
        for name in told:
            there[name] += 1
        heard, killed = heard + len(told), killed + 1
        saved = Workspace(where, visitor=VISITOR).saved(locality="town")
        found = there | {one.scenario_id: one.revision for one in saved}
        gone = [name for name, known in there.items() if found[name] < known]
        assert not gone, f"saves of {gone} were heard of and are not there"
        extra = sum(found.values()) - sum(there.values())
        there = found
        assert extra <= 1, f"{extra} saves stand that nobody heard of"
        unheard += extra
    assert not isinstance(where, Path) or database.is_sound(where)
    store = Workspace(where, visitor=VISITOR)
    opened = {
        name: [one.rooms for one in store.latest(name, locality="town").scenario.proposals]
        for name, revision in there.items()
        if revision
    }
    return KilledSaves(saves=heard, kills=killed, unheard=unheard, proposals=opened)


def _killed_once(where: Place, chance: random.Random) -> list[str]:
    """Start a saver, kill it somewhere inside one of its saves; return what it heard saved."""
    server.release()  # a connection is of one process
    context = clean_programs.context()
    hears, says = context.Pipe(duplex=False)
    child = context.Process(
        target=_save_until_killed, args=(where, says, chance.randrange(10**9)), daemon=True
    )
    child.start()
    says.close()
    told = [hears.recv() for _ in range(chance.randrange(5))]
    hears.poll(chance.random() * 0.02)  # somewhere inside the next save
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    try:
        while True:
            told.append(hears.recv())
    except EOFError:
        hears.close()
    return told
