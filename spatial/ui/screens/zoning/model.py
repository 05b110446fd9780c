"""The zoning the page shows: the question, how the plan stands, and the core's judgement of it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from spatial import network, questions, zoning
from spatial.records import Level
from spatial.ui.memo import once
from spatial.ui.session import pupil_flows, state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import FlowCase
from spatial.zoning import Zones, Zoning
from spatial.zoning.edits import Standing, ZonePlan
from spatial.zoning.problem import FREE, Ints
from spatial.zoning.start import Near, near_of

ENTERING, FIRST, WHOLE = "zone.entering", "first", "whole"
GRADES = {Level.TIEU_HOC: 1, Level.THCS: 6}  # whose first grade is enrolled by zones


@dataclass(frozen=True, kw_only=True, eq=False)
class ZoneWork:
    """
    One level's zoning as it stands.

    Attributes
    ----------
    case, asked
        The question of the level, and as a zoning: every cell is a neighbourhood.
    plan
        All steps.
    """

    case: FlowCase
    asked: Zoning
    plan: ZonePlan

    @property
    def standing(self) -> Standing | None:
        """Return how the plan stands, nothing before the first search."""
        return self.plan.standing

    @property
    def cells(self) -> pd.Index:
        """Return the ids of the neighbourhoods."""
        return self.case.question.pupils.index

    @property
    def schools(self) -> pd.Index:
        """Return the ids of the schools."""
        return self.case.question.seats.index

    @cached_property
    def digest(self) -> str:
        """Return a short key of what a search sees."""
        return once(self.asked, "digest", lambda: _digest(self))

    @cached_property
    def near(self) -> Near:
        """Return the neighbours of every neighbourhood."""
        return once(self.asked, "near", lambda: near_of(self.asked.edges, len(self.asked.pupils)))

    def positions(self, school: Mapping[str, str]) -> Ints:
        """Return the school of every neighbourhood by position, `FREE` for none we still know."""
        at = {str(one): number for number, one in enumerate(self.schools)}
        given = [at.get(school.get(str(cell), ""), FREE) for cell in self.cells]
        return np.array(given, dtype=np.int64)

    @cached_property
    def school(self) -> Ints:
        """Return how the plan stands, by position; no school where the ward's are not known."""
        given = self.positions(self.standing.school if self.standing else {})
        return np.where(self.case.question.told, given, FREE).astype(np.int64)

    @cached_property
    def judged(self) -> Zones:
        """Return the core's judgement of the plan as it stands."""
        standing = self.standing
        fits = standing is not None and standing.run.question == self.digest
        floor = standing.floor if standing is not None and fits else None
        return zoning.judge(self.asked, self.school, floor=floor)

    @cached_property
    def searched(self) -> Zones:
        """Return the judgement of what the last search found, before any hand."""
        standing = self.standing
        return zoning.judge(self.asked, self.positions(standing.run.school if standing else {}))

    @property
    def pins(self) -> Ints:
        """Return the school of every locked neighbourhood by position, `FREE` for the others."""
        locked = self.standing.locked if self.standing else frozenset()
        held = np.array([str(cell) in locked for cell in self.cells], dtype=np.bool_)
        return np.where(held, self.school, FREE).astype(np.int64)

    def at(self, cell_id: str | None) -> int | None:
        """Return the position of a neighbourhood, nothing for none of that id."""
        indices = self.cells.get_indexer(pd.Index([cell_id]))
        return int(indices[0]) if indices[0] >= 0 else None

    def beside(self, cell: int) -> list[int]:
        """Return the schools of the zones a neighbourhood touches, its own aside, nearest first."""
        around = {int(self.school[other]) for other in self.near[cell]} - {FREE}
        around.discard(int(self.school[cell]))
        return sorted(around, key=lambda school: float(self.asked.metres[cell, school]))

    def moved(self, cell: int, school: int) -> Zones:
        """Judge the plan with one neighbourhood moved."""
        new = self.school.copy()
        new[cell] = school
        return zoning.judge(self.asked, new)


def _digest(work: ZoneWork) -> str:
    """Digest pupils, seats and ways."""
    asked = work.asked
    parts = (asked.pupils.tobytes(), asked.seats.tobytes(), asked.metres.tobytes())
    names = "|".join(map(str, (*work.cells, *work.schools))).encode()
    return hashlib.sha256(b"".join((*parts, names))).hexdigest()[:16]


def enters(seen: Seen) -> bool:
    """Tell whether the zones are for the first grade alone, as enrolment asks."""
    chosen = state.recall(ENTERING)
    return seen.level in GRADES and (chosen is None or chosen == FIRST)


def key(seen: Seen) -> str:
    """Return the name the plan shown is kept under: the level, and whether its first grade."""
    return f"{seen.level.value}.{FIRST}" if enters(seen) else seen.level.value


def _case(seen: Seen) -> FlowCase:
    """Return the question the zones answer, made once; the proposals count as schools."""
    whole = pupil_flows.case(seen, pupil_flows.DAY_S_WAY)
    if not enters(seen):
        return whole

    def make() -> FlowCase:
        asked = questions.first_grade(whole.assessment, whole.question, seen.level)
        return dataclasses.replace(whole, question=asked, kept={})

    return once(whole, FIRST, make)


def work(seen: Seen) -> ZoneWork:
    """Return the zoning shown."""
    case = _case(seen)
    xy = network.xy(case.assessment.network.cells)
    asked = once(case, "zoning", lambda: questions.zoning_problem(case.question, xy))
    return ZoneWork(case=case, asked=asked, plan=zone_plans.of(key(seen)))


def searchable(one: ZoneWork, *, change_m: float) -> Zoning:
    """
    Return the question with its locks, and with the plan as it stands as what changes count from.

    Parameters
    ----------
    change_m
        What giving a pupil another school counts [m].
    """
    last = one.school if one.standing is not None and change_m else np.zeros(0, dtype=np.int64)
    pins = one.pins if one.standing is not None else np.zeros(0, dtype=np.int64)
    return dataclasses.replace(one.asked, pins=pins, last=last, change_m=change_m)
