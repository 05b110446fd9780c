"""Enrolment zones worked on by hand, beside the scenarios: each save is a new revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from spatial import schema
from spatial.store.kinds import SavedKind
from spatial.zoning.edits import Give, Lock, Step, ZonePlan, ZoneRun
from spatial.zoning.problem import Floor


class ZonePlans(SavedKind[Mapping[str, ZonePlan]]):
    """The zonings of all levels kept in one file: every step, those taken back too."""

    table = "zone_plans"
    key = "plan_id"
    unknown = "zones_unknown"

    @staticmethod
    def encode(work: Mapping[str, ZonePlan]) -> str:
        """Write zonings by level."""
        body = {
            level: {"cursor": plan.cursor, "steps": [_written(step) for step in plan.steps]}
            for level, plan in work.items()
        }
        return json.dumps(body, ensure_ascii=False)

    @staticmethod
    def decode(body: str) -> dict[str, ZonePlan]:
        """Read zonings back."""
        return {
            level: ZonePlan(steps=tuple(step.read() for step in one.steps), cursor=one.cursor)
            for level, one in schema.decode(dict[str, WrittenPlan], body).items()
        }


def _written(step: Step) -> dict[str, Any]:
    """Write a step; of a search every school is named once."""
    match step:
        case Give():
            return {"give": [step.cell_id, step.school_id]}
        case Lock():
            return {"lock": [step.cell_id, step.locked]}
        case ZoneRun():
            schools = sorted({*step.school.values(), *step.last.values()})
            at = {school: number for number, school in enumerate(schools)}
            return {
                "run": {
                    "schools": schools,
                    "school": {cell: at[school] for cell, school in step.school.items()},
                    "locked": sorted(step.locked),
                    "floor": None if step.floor is None else asdict(step.floor),
                    "question": step.question,
                    "complete": step.complete,
                    "last": {cell: at[school] for cell, school in step.last.items()},
                }
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRun:
    """A search as written: schools by their place in the list."""

    schools: tuple[str, ...]
    school: dict[str, int]
    locked: frozenset[str]
    question: str
    complete: bool
    floor: Floor | None = None
    last: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStep:
    """A step as written: one of three."""

    give: tuple[str, str] | None = None
    lock: tuple[str, bool] | None = None
    run: WrittenRun | None = None

    def read(self) -> Step:
        """Read the step back."""
        if self.give is not None:
            return Give(cell_id=self.give[0], school_id=self.give[1])
        if self.lock is not None:
            return Lock(cell_id=self.lock[0], locked=self.lock[1])
        if (run := self.run) is None:
            raise ValueError
        return ZoneRun(
            school={cell: run.schools[number] for cell, number in run.school.items()},
            locked=run.locked,
            floor=run.floor,
            question=run.question,
            complete=run.complete,
            last={cell: run.schools[number] for cell, number in run.last.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPlan:
    """The zoning of a level as written."""

    cursor: int
    steps: tuple[WrittenStep, ...]
