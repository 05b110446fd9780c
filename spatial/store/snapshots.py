"""
Snapshots: a scenario as it was on a day, behind a link that ends.

The link says nothing of the scenario it was taken of: who has it can neither follow the scenario
nor write it. A snapshot is one row that is never changed; taking it back is a second, empty one.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date

from spatial import schema
from spatial.errors import Fault, UserError
from spatial.roles import Deed
from spatial.scenario import ReviewState, Scenario, ScenarioCard
from spatial.store import place, signing
from spatial.store.database import opened
from spatial.store.revisions import Revisions

DAYS = (7, 30, 90)  # how long a link may hold [days]
_PURPOSE = "snapshot"
_TAKEN_BACK = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """
    A scenario as it was.

    Attributes
    ----------
    scenario
        Its moves that stood.
    made_on, ends_on
        From which day to which its link holds, both whole (ISO 8601).
    state, by, on
        How far its review was then, as in `spatial.scenario.ScenarioCard`.
    """

    scenario: Scenario
    made_on: str
    ends_on: str
    state: ReviewState = ReviewState.DRAFT
    by: str = ""
    on: str = ""

    @property
    def card(self) -> ScenarioCard:
        """What files say of the scenario shown."""
        return ScenarioCard(
            name=self.scenario.name,
            description=self.scenario.description,
            state=self.state,
            by=self.by,
            on=self.on,
        )


class Snapshots(Revisions):
    """The snapshots kept in one store."""

    table = "snapshots"
    key = "snapshot_id"

    def take(self, snapshot: Snapshot, *, locality: str) -> str:
        """
        Keep a scenario as it is; return the signed word of the link.

        Raises
        ------
        OnlyReads
            If the visitor came by such a link himself.
        UserError
            If the store cannot be written.
        """
        # What was undone and could be redone is no part of what is shown.
        moves = snapshot.scenario.moves[: snapshot.scenario.cursor]
        shown = dataclasses.replace(snapshot.scenario, moves=moves)
        body = json.dumps(
            dataclasses.asdict(dataclasses.replace(snapshot, scenario=shown)), ensure_ascii=False
        )
        name = self.new_id()
        word = self._word(name, snapshot)
        self._save(name, body, locality=locality, began=0, action=Deed.TAKE_SNAPSHOT)
        return word

    def show(self, word: str, *, locality: str, today: date) -> Snapshot:
        """
        Return what a link shows.

        Raises
        ------
        UserError
            If the link was changed, signed with a former key, taken back, is of another locality,
            or has ended.
        """
        parts = signing.read(word, purpose=_PURPOSE)
        if parts is None:
            raise UserError(Fault(code="snapshot_unknown"))
        name, ends_on = parts
        body = self._newest(name, locality=locality)
        if body is None:  # its locality was removed, or the store is an older one brought back
            raise UserError(Fault(code="snapshot_elsewhere"))
        if body == _TAKEN_BACK:
            raise UserError(Fault(code="snapshot_unknown"))
        if today > (last := date.fromisoformat(ends_on)):
            raise UserError(Fault(code="snapshot_ended", value=f"{last:%d/%m/%Y}"))
        return self.decoded(name, body, lambda text: schema.decode(Snapshot, text))

    def take_back(self, name: str, *, locality: str) -> None:
        """
        Let a link show nothing any more; its maker's to do.

        Raises
        ------
        NotYours
            If it is another's.
        UserError
            If the store cannot be written.
        """
        if self.revision(name, locality=locality):
            self._save(name, _TAKEN_BACK, locality=locality, began=1, action=Deed.END_SNAPSHOT)

    def standing(self, *, locality: str, today: date) -> dict[str, tuple[str, Snapshot]]:
        """
        Return the visitor's snapshots whose links hold: word and snapshot by id, oldest first.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        if not place.is_there(self.place) or not self.visitor:
            return {}
        with opened(self.place) as store:
            mine = store.writable(self.table, locality=locality, visitor=self.visitor)
        kept = {
            one.name: self.decoded(one.name, one.body, lambda text: schema.decode(Snapshot, text))
            for one, own in mine
            if own and one.body != _TAKEN_BACK
        }
        return {
            name: (self._word(name, snapshot), snapshot)
            for name, snapshot in kept.items()
            if today <= date.fromisoformat(snapshot.ends_on)
        }

    @staticmethod
    def _word(name: str, snapshot: Snapshot) -> str:
        return signing.signed([name, snapshot.ends_on], purpose=_PURPOSE)
