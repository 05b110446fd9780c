"""Planners who save at once into shared scenarios, as the pages save, and what is left of it."""

from __future__ import annotations

import dataclasses
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from killed_saves import proposal

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.store.place import Place
from spatial.ui.session import saving
from spatial.ui.session.saving import SavedWork

OWNER = "the owner of every scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """
    Where the planners plan.

    Attributes
    ----------
    key
        Key of the locality.
    lon, lat
        Where they put their schools, WGS 84 degrees.
    """

    key: str = "town"
    lon: float = 106.6
    lat: float = 10.8

    def proposal(self, number: int, at: int) -> Proposal:
        """Return what planner `number` puts with his save `at`."""
        new = proposal(number * 100_000 + at)
        return dataclasses.replace(new, rooms=1 + number, lon=self.lon, lat=self.lat)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannersAtOnce:
    """
    What planners at once came to.

    Attributes
    ----------
    saves, met
        Saves that came back, and how many of them met another's.
    refused
        Saves the store did not take; what they held stands on a screen alone.
    lost
        Names of proposals somebody heard saved, and which stand nowhere.
    took_s
        How long each save took [s].
    """

    saves: int
    met: int
    refused: int
    lost: tuple[str, ...]
    took_s: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One save as its planner heard of it."""

    scenario_id: str
    name: str
    took_s: float
    met: bool
    refused: bool


def _plan(
    where: Place,
    number: int,
    names: list[str],
    until: float,
    thinks_s: tuple[float, float],
    town: Town,
) -> list[_Told]:
    """Add schools to scenarios drawn by lot until the time is over, each time from what is open."""
    store, chance = Workspace(where, visitor=f"planner {number}"), random.Random(number)  # noqa: S311 - a test's dice
    works: dict[str, SavedWork] = {}
    for name in names:
        opened = store.latest(name, locality=town.key)
        works[name] = SavedWork(
            scenario=opened.scenario,
            saved=opened.scenario,
            scenario_id=name,
            revision=opened.revision,
        )
    heard: list[_Told] = []
    at = 0
    if thinks_s[0]:  # people do not begin all at once
        time.sleep(chance.uniform(0.0, thinks_s[1]))
    while time.monotonic() < until or at == 0:
        at += 1
        name = chance.choice(list(works))
        new = town.proposal(number, at)
        began = time.perf_counter()
        outcome = saving.save(store, works[name], works[name].scenario.put(new), locality=town.key)
        took_s = time.perf_counter() - began
        refused = outcome.problem is not None
        works[name] = outcome.work  # what was refused stands on the screen and goes with the next
        told = _Told(
            scenario_id=name,
            name=new.proposal_id,
            took_s=took_s,
            met=outcome.joined,
            refused=refused,
        )
        heard.append(told)
        time.sleep(chance.uniform(*thinks_s))  # a planner looks before he goes on
    return heard


def begin(where: Place, *, scenarios: int, key: str = "town") -> list[str]:
    """Save scenarios for planners to share; return their names."""
    names = [f"s{number}" for number in range(scenarios)]
    for name in names:
        Workspace(where, visitor=OWNER).save(name, Scenario(name=name), locality=key)
    return names


def run(
    where: Place,
    names: list[str],
    *,
    planners: int,
    seconds: float,
    thinks_s: tuple[float, float] = (0.0, 6.0),
    town: Town | None = None,
) -> PlannersAtOnce:
    """
    Let planners save at once, each a visit of one server; look for what is lost.

    Parameters
    ----------
    thinks_s
        Least and most time a planner looks before he goes on [s].
    """
    town = town or Town()
    owner = Workspace(where, visitor=OWNER)
    for name in names:
        key = owner.work_key(name)
        for number in range(planners):
            assert Workspace(where, visitor=f"planner {number}").join(name, key)
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(planners) as visits:
        plans = [
            visits.submit(_plan, where, number, names, until, thinks_s, town)
            for number in range(planners)
        ]
    told = [one for plan in plans for one in plan.result()]
    standing = {
        name: {one.proposal_id for one in owner.load(name, locality=town.key).proposals}
        for name in names
    }
    kept = [one for one in told if not one.refused]
    return PlannersAtOnce(
        saves=len(kept),
        met=sum(one.met for one in kept),
        refused=len(told) - len(kept),
        lost=tuple(one.name for one in kept if one.name not in standing[one.scenario_id]),
        took_s=tuple(one.took_s for one in kept),
    )
