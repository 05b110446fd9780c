"""Enrolment zones worked on by hand, beside the scenarios: each save is a new revision."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spatial.errors import Fault, UserError
from spatial.store.database import opened
from spatial.store.workspace import home
from spatial.zoning.edits import Give, Lock, Plan, Run, Step

_SCHEMA = """
CREATE TABLE IF NOT EXISTS zone_plans (
    plan_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, revision)
)
"""


class ZonePlans:
    """
    The zonings kept in one file, the same as the scenarios'.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open the zonings."""
        return secrets.token_urlsafe(9)

    def save(self, plan_id: str, plans: Mapping[str, Plan], *, locality: str) -> int:
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

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        body = {
            level: {"cursor": plan.cursor, "steps": [_written(step) for step in plan.steps]}
            for level, plan in plans.items()
        }
        with opened(self.file, _SCHEMA) as database:
            (last,) = database.execute(
                "SELECT coalesce(max(revision), 0) FROM zone_plans WHERE plan_id = ?", (plan_id,)
            ).fetchone()
            database.execute(
                "INSERT INTO zone_plans (plan_id, revision, locality, body) VALUES (?, ?, ?, ?)",
                (plan_id, last + 1, locality, json.dumps(body, ensure_ascii=False)),
            )
        return int(last) + 1

    def load(self, plan_id: str, *, locality: str) -> dict[str, Plan]:
        """
        Return the newest zonings by level.

        Raises
        ------
        UserError
            If none of that id were saved for the locality.
        """
        found = None
        if self.file.is_file():
            with opened(self.file, _SCHEMA) as database:
                found = database.execute(
                    "SELECT body FROM zone_plans WHERE plan_id = ? AND locality = ?"
                    " ORDER BY revision DESC LIMIT 1",
                    (plan_id, locality),
                ).fetchone()
        if found is None:
            raise UserError(Fault(code="zones_unknown", value=plan_id))
        return {
            level: Plan(steps=tuple(_read(step) for step in one["steps"]), cursor=one["cursor"])
            for level, one in json.loads(found[0]).items()
        }


def _written(step: Step) -> dict[str, Any]:
    """Write a step; of a search every school is named once."""
    match step:
        case Give():
            return {"give": [step.cell_id, step.school_id]}
        case Lock():
            return {"lock": [step.cell_id, step.locked]}
        case Run():
            schools = sorted(set(step.school.values()))
            at = {school: number for number, school in enumerate(schools)}
            return {
                "run": {
                    "schools": schools,
                    "school": {cell: at[school] for cell, school in step.school.items()},
                    "locked": sorted(step.locked),
                    "bound": step.bound,
                    "question": step.question,
                    "complete": step.complete,
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
        bound=run["bound"],
        question=run["question"],
        complete=run["complete"],
    )
