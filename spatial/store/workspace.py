"""
Scenarios in a SQLite file: each save is a new revision, nothing is overwritten.

A page refresh, a crash or a colleague's second tab loses no work: the newest revision opens, the
older ones stay.
"""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from spatial.errors import Fault, UserError
from spatial.records import Level, Proposal
from spatial.scenario import Move, Scenario
from spatial.store.database import opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS revisions (
    scenario_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (scenario_id, revision)
)
"""


def home() -> Path:
    """Return the folder of the user's own files: ``TRUONGLOP_HOME`` or the system's usual place."""
    given = os.environ.get("TRUONGLOP_HOME")
    return Path(given) if given else platformdirs.user_data_path("truonglop", appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved scenario: its id, newest revision and when it was saved (UTC, ISO 8601)."""

    scenario_id: str
    locality: str
    revision: int
    saved_at: str


class Workspace:
    """
    The scenarios kept in one file.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def new_id(self) -> str:
        """Return a scenario id nobody can guess: it is all a link needs to open the scenario."""
        return secrets.token_urlsafe(9)

    def save(self, scenario_id: str, scenario: Scenario, *, locality: str) -> int:
        """
        Save a scenario as its next revision.

        Parameters
        ----------
        scenario_id
            From `new_id`.
        scenario
            All moves, standing and undone.
        locality
            Key of the locality it belongs to.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        with opened(self.file, _SCHEMA) as database:
            (last,) = database.execute(
                "SELECT coalesce(max(revision), 0) FROM revisions WHERE scenario_id = ?",
                (scenario_id,),
            ).fetchone()
            database.execute(
                "INSERT INTO revisions (scenario_id, revision, locality, body) VALUES (?, ?, ?, ?)",
                (scenario_id, last + 1, locality, _to_json(scenario)),
            )
        return int(last) + 1

    def load(self, scenario_id: str, *, locality: str) -> Scenario:
        """
        Open the newest revision of a scenario.

        Parameters
        ----------
        scenario_id, locality
            As saved.

        Returns
        -------
        Scenario
            As saved.

        Raises
        ------
        UserError
            If no such scenario was saved for the locality.
        """
        found = None
        if self.file.is_file():
            with opened(self.file, _SCHEMA) as database:
                found = database.execute(
                    "SELECT body FROM revisions WHERE scenario_id = ? AND locality = ?"
                    " ORDER BY revision DESC LIMIT 1",
                    (scenario_id, locality),
                ).fetchone()
        if found is None:
            raise UserError(Fault(code="workspace_unknown", value=scenario_id))
        return _from_json(found[0])

    def saved(self, *, locality: str) -> list[Saved]:
        """List the scenarios of a locality, last saved first."""
        if not self.file.is_file():
            return []
        with opened(self.file, _SCHEMA) as database:
            rows = database.execute(
                "SELECT scenario_id, max(revision), max(saved_at) FROM revisions WHERE locality = ?"
                " GROUP BY scenario_id ORDER BY max(saved_at) DESC, scenario_id",
                (locality,),
            ).fetchall()
        return [
            Saved(scenario_id=name, locality=locality, revision=revision, saved_at=at)
            for name, revision, at in rows
        ]


def _to_json(scenario: Scenario) -> str:
    """Write a scenario."""
    moves = [dataclasses.asdict(move) for move in scenario.moves]
    return json.dumps({"cursor": scenario.cursor, "moves": moves}, ensure_ascii=False)


def _from_json(body: str) -> Scenario:
    """Read a scenario back."""
    tree = json.loads(body)
    moves = tuple(
        Move(
            proposal_id=move["proposal_id"],
            proposal=None
            if move["proposal"] is None
            else Proposal(**{**move["proposal"], "level": Level(move["proposal"]["level"])}),
        )
        for move in tree["moves"]
    )
    return Scenario(moves=moves, cursor=tree["cursor"])
