"""Enrolment zones worked on by hand, beside the scenarios: each save is a new revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from spatial.errors import Fault, UserError
from spatial.store.revisions import Revisions
from spatial.zoning.edits import Give, Lock, Plan, Run, Step
from spatial.zoning.problem import Floor


class ZonePlans(Revisions):
    """The zonings kept in one file, the same as the scenarios'."""

    table = "zone_plans"
    key = "plan_id"

    def save(
        self, plan_id: str, plans: Mapping[str, Plan], *, locality: str, began: int | None = None
    ) -> int:
        """
        Save the zonings of all levels as the next revision.

        Parameters
        ----------
        plan_id
            From `new_id`.
        plans
            Every step by level, those taken back too.
        locality
            Key of the locality they belong to.
        began
            Revision the change began from, 0 for none; ``None`` does not ask.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        NotYours
            If it is another's.
        Meanwhile
            If another saved since `began`.
        UserError
            If the file cannot be written.
        """
        body = {
            level: {"cursor": plan.cursor, "steps": [_written(step) for step in plan.steps]}
            for level, plan in plans.items()
        }
        text = json.dumps(body, ensure_ascii=False)
        return self._save(plan_id, text, locality=locality, began=began)

    def load(self, plan_id: str, *, locality: str) -> dict[str, Plan]:
        """
        Return the newest zonings by level.

        Raises
        ------
        UserError
            If none of that id were saved for the locality.
        """
        found = self._newest(plan_id, locality=locality)
        if found is None:
            raise UserError(Fault(code="zones_unknown", value=plan_id))
        return self.decoded(plan_id, found, _plans)


def _plans(tree: Mapping[str, Any]) -> dict[str, Plan]:
    """Read zonings back."""
    return {
        level: Plan(steps=tuple(_read(step) for step in one["steps"]), cursor=one["cursor"])
        for level, one in tree.items()
    }


def _written(step: Step) -> dict[str, Any]:
    """Write a step; of a search every school is named once."""
    match step:
        case Give():
            return {"give": [step.cell_id, step.school_id]}
        case Lock():
            return {"lock": [step.cell_id, step.locked]}
        case Run():
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
    return Run(
        school={cell: schools[number] for cell, number in run["school"].items()},
        locked=frozenset(run["locked"]),
        floor=Floor(**run["floor"]) if run.get("floor") else None,
        question=run["question"],
        complete=run["complete"],
        last={cell: schools[number] for cell, number in run.get("last", {}).items()},
    )
