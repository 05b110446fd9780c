"""Enrolment zones worked on by hand, beside the scenarios: each save is a new revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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
            level: ZonePlan(steps=tuple(_read(step) for step in one["steps"]), cursor=one["cursor"])
            for level, one in json.loads(body).items()
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


def _read(step: Mapping[str, Any]) -> Step:
    """Read a step back."""
    if "give" in step:
        return Give(cell_id=step["give"][0], school_id=step["give"][1])
    if "lock" in step:
        return Lock(cell_id=step["lock"][0], locked=step["lock"][1])
    run = step["run"]
    schools = run["schools"]
    return ZoneRun(
        school={cell: schools[number] for cell, number in run["school"].items()},
        locked=frozenset(run["locked"]),
        floor=Floor(**run["floor"]) if run.get("floor") else None,
        question=run["question"],
        complete=run["complete"],
        last={cell: schools[number] for cell, number in run.get("last", {}).items()},
    )
