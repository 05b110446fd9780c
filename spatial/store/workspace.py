"""Scenarios in a SQLite file: each save is a new revision, nothing is overwritten."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spatial import schema
from spatial.errors import Fault, UserError
from spatial.scenario import Scenario
from spatial.store import place, reviews, rights
from spatial.store.database import opened
from spatial.store.revisions import Revisions
from spatial.store.rows import Signature

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved scenario: its id, newest revision and when it was saved (UTC, ISO 8601)."""

    scenario_id: str
    locality: str
    revision: int
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A scenario and the revision it was saved as."""

    scenario: Scenario
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRevision:
    """A scenario as it was saved once: when (UTC, ISO 8601) and by whom."""

    scenario: Scenario
    revision: int
    saved_at: str
    signature: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedScenario:
    """
    A scenario as a list names it.

    Attributes
    ----------
    scenario_id, name
        Its id and what the planner calls it; empty for one never named.
    saved_at
        When it was last saved (UTC, ISO 8601).
    own
        Whether the visitor is its owner, and not a colleague he lets write.
    """

    scenario_id: str
    name: str
    saved_at: str
    own: bool


class Workspace(Revisions):
    """The scenarios kept in one file."""

    table = "revisions"
    key = "scenario_id"

    def save(
        self,
        scenario_id: str,
        scenario: Scenario,
        *,
        locality: str,
        began: int | None = None,
        called: str = "",
        reason: str = "",
    ) -> int:
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
        began
            Revision the moves began from, 0 for none; ``None`` does not ask.
        called, reason
            As in `spatial.store.rows.Signature`.

        Raises
        ------
        NotYours
            If it is another's who did not let the visitor write.
        Meanwhile
            If another saved since `began`.
        Approved
            If it was approved: nothing of it changes any more.
        UserError
            If the file cannot be written.
        """
        return self._save(
            scenario_id,
            _to_json(scenario),
            locality=locality,
            began=began,
            called=called,
            reason=reason,
        )

    def _guard(self, store: Transaction, name: str) -> None:
        """Leave an approved scenario as it is."""
        reviews.refuse_approved(store, name)

    def _beside(self, store: Transaction, name: str, body: str, *, locality: str) -> None:
        """Put the proposals where a department's map programs see them."""
        if store.on_server:
            from spatial.store import places  # noqa: PLC0415 - a file needs no geometries

            places.put(store.connection, name, body, locality=locality)

    def load(self, scenario_id: str, *, locality: str) -> Scenario:
        """
        Open the newest revision of a scenario.

        Raises
        ------
        UserError
            If no such scenario was saved for the locality.
        """
        return self.latest(scenario_id, locality=locality).scenario

    def latest(self, scenario_id: str, *, locality: str) -> Opened:
        """
        Open the newest revision of a scenario, and say which it is.

        Raises
        ------
        UserError
            If no such scenario was saved for the locality.
        """
        revision = self._kept(scenario_id, locality=locality)
        if revision is None:
            raise UserError(Fault(code="workspace_unknown", value=scenario_id))
        scenario = self.decoded(
            scenario_id, revision.body, lambda body: schema.decode(Scenario, body)
        )
        return Opened(scenario=scenario, revision=revision.revision)

    def history(self, scenario_id: str, *, locality: str, most: int = 200) -> list[SignedRevision]:
        """
        Return the newest revisions, newest first; one whose text cannot be read is left out.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        found = []
        for one in self._each(scenario_id, locality=locality, most=most):
            with suppress(UserError):
                scenario = self.decoded(
                    scenario_id, one.body, lambda body: schema.decode(Scenario, body)
                )
                found.append(
                    SignedRevision(
                        scenario=scenario,
                        revision=one.revision,
                        saved_at=one.saved_at,
                        signature=one.signature,
                    )
                )
        return found

    def work_key(self, scenario_id: str) -> str:
        """
        Return the secret that lets whoever has it write; the owner's to give away.

        Raises
        ------
        NotYours
            If the visitor is not the owner.
        UserError
            If the file cannot be written.
        """
        with opened(self.place, write=True) as store:
            return rights.work_key(store, self.table, scenario_id, self.who)

    def join(self, scenario_id: str, work_key: str) -> bool:
        """Let the visitor write, if the secret is the owner's; tell whether it was."""
        if not place.is_there(self.place):
            return False
        with opened(self.place, write=True) as store:
            return rights.join(store, self.table, scenario_id, self.who, work_key)

    def close(self, scenario_id: str) -> None:
        """Let nobody but the owner write from now on; only he may ask for it."""
        with opened(self.place, write=True) as store:
            rights.close(store, self.table, scenario_id, self.who)

    def is_shared(self, scenario_id: str) -> bool:
        """Tell whether its owner lets others write, as far as the store can be read."""
        if not place.is_there(self.place):
            return False
        with opened(self.place) as store:
            whose = store.ownership(self.table, scenario_id)
        return whose is not None and whose.work_key is not None

    def listed(self, *, locality: str) -> list[ListedScenario]:
        """
        List the scenarios of a locality the visitor may change, in the order they were begun.

        Those taken off the list are left out, and so are others' that he has only read.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not place.is_there(self.place) or not self.visitor:
            return []
        with opened(self.place) as store:
            found = store.writable(self.table, locality=locality, visitor=self.visitor)
        return [
            ListedScenario(scenario_id=one.name, name=label, saved_at=one.saved_at, own=own)
            for one, own in found
            for label, archived in [_label(one.body)]
            if not archived
        ]

    def unowned(self, names: Iterable[str]) -> set[str]:
        """Return what may be named to nobody in particular: where roles were given, nobody's."""
        if not place.is_there(self.place):
            return set()
        with opened(self.place) as store:
            owners = store.owners(self.table) if store.has_roles() else {}
        return set(names) - owners.keys()

    def saved(self, *, locality: str) -> list[Saved]:
        """List the scenarios of a locality, last saved first."""
        saveds = [
            Saved(
                scenario_id=one.name,
                locality=locality,
                revision=one.revision,
                saved_at=one.saved_at,
            )
            for one in self._all(locality=locality)
        ]
        return sorted(saveds, key=lambda one: one.saved_at, reverse=True)


def _to_json(scenario: Scenario) -> str:
    """Write a scenario."""
    moves = [dataclasses.asdict(move) for move in scenario.moves]
    body: dict[str, object] = {"cursor": scenario.cursor, "moves": moves}
    # Only where there is something to say: what has no name stays as former versions read it.
    if scenario.name:
        body["name"] = scenario.name
    if scenario.archived:
        body["archived"] = True
    if scenario.description:
        body["description"] = scenario.description
    return json.dumps(body, ensure_ascii=False)


def _label(body: str) -> tuple[str, bool]:
    """Read name and place on the list alone; a text nobody can read is listed without a name."""
    try:
        told = json.loads(body)
        return str(told.get("name", "")), bool(told.get("archived", False))
    except (ValueError, AttributeError):
        return "", False
