"""
Scenarios: proposals as an append-only list of moves; undo and redo only move the cursor.

What the proposals make of a locality stands in `spatial.buildings`.
"""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spatial import words
from spatial.records import Proposal


class ReviewState(StrEnum):
    """How far the review of a scenario is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCard:
    """
    What a file says of the scenario it shows.

    Attributes
    ----------
    name, description
        As in `Scenario`.
    state
        How far its review is.
    by, on
        Who took the last step of the review, and on which day (ISO 8601); empty for a draft.
    left_out
        Proposals the figures are without, as they no longer fit the locality: what was approved
        had them.
    """

    name: str
    description: str = ""
    state: ReviewState = ReviewState.DRAFT
    by: str = ""
    on: str = ""
    left_out: int = 0

    def sentence(self, *, lang: str) -> str:
        """Say what the scenario is called and about, how far its review is, by whom and when."""
        name = self.name or words.say("doc.card.unnamed", lang=lang)
        day = f"{date.fromisoformat(self.on):%d/%m/%Y}" if self.on else ""
        who = self.by or words.say("doc.card.somebody", lang=lang)
        told = words.say(f"doc.card.{self.state}", lang=lang, name=name, who=who, day=day)
        if self.left_out:
            told += " " + words.say("doc.card.left_out", lang=lang, count=self.left_out)
        about = self.description.strip()
        return f"{told} {about}" if about else told

    def tree(self) -> dict[str, str | int]:
        """Write the card as values JSON can carry; the name stands even where it is empty."""
        told = dataclasses.asdict(self) | {"state": self.state.value}
        return {name: value for name, value in told.items() if value or name == "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """
    One move of a planner.

    Attributes
    ----------
    proposal_id, proposal
        The proposal put (added or replaced), or removed where there is none.
    by
        Whose move it is; empty where nobody said: it is everybody's.
    """

    proposal_id: str
    proposal: Proposal | None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """
    A planner's moves and how many of them stand.

    Attributes
    ----------
    moves
        All moves, oldest first; those at and after `cursor` were undone and can be redone.
    cursor
        Number of moves that stand.
    name
        What the planner calls it; empty before it was named.
    archived
        Whether it was taken off the list: it is kept, and a link still opens it.
    description
        What it is about, in the planner's words; empty where he does not tell.
    """

    moves: tuple[Move, ...] = ()
    cursor: int = 0
    name: str = ""
    archived: bool = False
    description: str = ""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Proposals that stand, in the order they were first put."""
        standing: dict[str, Proposal] = {}
        for move in self.moves[: self.cursor]:
            if move.proposal is None:
                standing.pop(move.proposal_id, None)
            else:
                standing[move.proposal_id] = move.proposal
        return tuple(standing.values())

    def put(self, proposal: Proposal, *, by: str = "") -> Scenario:
        """Add a proposal, or replace the one of the same id; what `by` undid is dropped."""
        return self._with(Move(proposal_id=proposal.proposal_id, proposal=proposal, by=by))

    def remove(self, proposal_id: str, *, by: str = "") -> Scenario:
        """Take a proposal away."""
        return self._with(Move(proposal_id=proposal_id, proposal=None, by=by))

    def undo(self, *, by: str = "") -> Scenario:
        """
        Take the last move of a planner back; nothing happens when there is none.

        Notes
        -----
        His move is put behind the standing ones of others, and the cursor before it. One is not his
        to take back whose proposal, or whose school, another has changed since: changes of one
        school count in their order.
        """
        at = self._last_of(by)
        if at is None:
            return self
        standing = (*self.moves[:at], *self.moves[at + 1 : self.cursor])
        moves = (*standing, self.moves[at], *self.moves[self.cursor :])
        return dataclasses.replace(self, moves=moves, cursor=self.cursor - 1)

    def redo(self, *, by: str = "") -> Scenario:
        """Do the move again a planner last undid; nothing happens when there is none."""
        at = self._first_undone(by)
        if at is None:
            return self
        standing, undone = self.moves[: self.cursor], self.moves[self.cursor :]
        moves = (*standing, undone[at], *undone[:at], *undone[at + 1 :])
        return dataclasses.replace(self, moves=moves, cursor=self.cursor + 1)

    def agrees(self, other: Scenario, ids: Collection[str]) -> bool:
        """Whether of these proposals the same stands here as in another."""
        mine, theirs = (
            [(one.proposal_id, one) for one in scenario.proposals if one.proposal_id in ids]
            for scenario in (self, other)
        )
        return dict(mine) == dict(theirs)

    def can_undo(self, *, by: str = "") -> bool:
        """Whether a move of a planner can be taken back."""
        return self._last_of(by) is not None

    def can_redo(self, *, by: str = "") -> bool:
        """Whether a planner undid a move."""
        return self._first_undone(by) is not None

    def undone(self, *, by: str = "") -> tuple[Move, ...]:
        """Return the moves a planner undid and may do again, in that order."""
        return tuple(move for move in self.moves[self.cursor :] if _may(move, by))

    def _last_of(self, by: str) -> int | None:
        """Return where the last move of a planner stands that nobody else's followed up."""
        followed: set[str] = set()
        for at in range(self.cursor - 1, -1, -1):
            move = self.moves[at]
            touched = self._touched(move)
            if _may(move, by) and not touched & followed:
                return at
            followed |= touched
        return None

    def _touched(self, move: Move) -> set[str]:
        """Name what a move is about: its proposal, and the schools that change."""
        same = [one.proposal for one in self.moves if one.proposal_id == move.proposal_id]
        told = [one for one in same if one is not None]
        schools = {code for one in told for code in (one.school_id, one.into_id) if code}
        return {move.proposal_id} | {f"school:{code}" for code in schools}

    def _first_undone(self, by: str) -> int | None:
        """Return which of the undone moves a planner undid last."""
        undone = self.moves[self.cursor :]
        return next((at for at, move in enumerate(undone) if _may(move, by)), None)

    def restored(self, to: Scenario, *, by: str = "") -> Scenario:
        """Bring back the proposals that stood in another state, by moves that can be undone."""
        now, then = _standing(self), _standing(to)
        back = self
        for proposal_id in now:
            if proposal_id not in then:
                back = back.remove(proposal_id, by=by)
        for proposal_id, proposal in then.items():
            if now.get(proposal_id) != proposal:
                back = back.put(proposal, by=by)
        if back.proposals != to.proposals:  # changes count in their order: put them all anew
            for proposal_id in then:
                back = back.remove(proposal_id, by=by)
            for proposal in then.values():
                back = back.put(proposal, by=by)
        return back

    @property
    def next_number(self) -> int:
        """Number of the next new proposal: one more than were ever put."""
        return 1 + len({move.proposal_id for move in self.moves})

    def _with(self, move: Move) -> Scenario:
        """Append a move behind those that stand; what others undid they may still do again."""
        others = (one for one in self.moves[self.cursor :] if not _may(one, move.by))
        moves = (*self.moves[: self.cursor], move, *others)
        return dataclasses.replace(self, moves=moves, cursor=self.cursor + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    What became of a scenario from one state to another.

    Attributes
    ----------
    added, changed, removed
        Names of proposals.
    renamed, described
        Whether it is called otherwise; whether another description was given.
    archived
        Whether it was taken off the list (true) or put back (false); ``None`` for neither.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: bool = False
    described: bool = False
    archived: bool | None = None


def difference(before: Scenario, after: Scenario) -> Difference:
    """Tell what one state has that another has not, by the proposals that stand."""
    then, now = _standing(before), _standing(after)
    both = [one for one in now if one in then]
    return Difference(
        added=tuple(now[one].name for one in now if one not in then),
        changed=tuple(now[one].name for one in both if now[one] != then[one]),
        removed=tuple(then[one].name for one in then if one not in now),
        renamed=before.name != after.name,
        described=before.description != after.description,
        archived=None if before.archived is after.archived else after.archived,
    )


def _may(move: Move, by: str) -> bool:
    """Tell whether a move is a planner's to take back: his own, or one nobody signed."""
    return not by or move.by in {by, ""}


def _standing(scenario: Scenario) -> dict[str, Proposal]:
    """Return the proposals that stand by their id."""
    return {proposal.proposal_id: proposal for proposal in scenario.proposals}


def new_id() -> str:
    """Return an id for a proposal that no other session gives to one of its own."""
    return f"de-xuat-{secrets.token_hex(4)}"
