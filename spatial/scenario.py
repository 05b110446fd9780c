"""
Scenarios: proposals as an append-only list of moves; undo and redo only move the cursor.

What the proposals make of a locality stands in `spatial.buildings`.
"""

from __future__ import annotations

import dataclasses
import secrets
from dataclasses import dataclass

from spatial.records import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move of the planner: put (add or replace) a proposal, or remove one."""

    proposal_id: str
    proposal: Proposal | None


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
    """

    moves: tuple[Move, ...] = ()
    cursor: int = 0
    name: str = ""
    archived: bool = False

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

    def put(self, proposal: Proposal) -> Scenario:
        """Add a proposal, or replace the one of the same id; what was undone is dropped."""
        return self._with(Move(proposal_id=proposal.proposal_id, proposal=proposal))

    def remove(self, proposal_id: str) -> Scenario:
        """Take a proposal away."""
        return self._with(Move(proposal_id=proposal_id, proposal=None))

    def undo(self) -> Scenario:
        """Take the last move back; nothing happens when there is none."""
        return dataclasses.replace(self, cursor=max(self.cursor - 1, 0))

    def redo(self) -> Scenario:
        """Do the move again that was last undone; nothing happens when there is none."""
        return dataclasses.replace(self, cursor=min(self.cursor + 1, len(self.moves)))

    def restored(self, to: Scenario) -> Scenario:
        """Bring back the proposals that stood in another state, by moves that can be undone."""
        now, then = _standing(self), _standing(to)
        back = self
        for proposal_id in now:
            if proposal_id not in then:
                back = back.remove(proposal_id)
        for proposal_id, proposal in then.items():
            if now.get(proposal_id) != proposal:
                back = back.put(proposal)
        return back

    @property
    def can_undo(self) -> bool:
        """Whether a move stands."""
        return self.cursor > 0

    @property
    def can_redo(self) -> bool:
        """Whether a move was undone."""
        return self.cursor < len(self.moves)

    @property
    def next_number(self) -> int:
        """Number of the next new proposal: one more than were ever put."""
        return 1 + len({move.proposal_id for move in self.moves})

    def _with(self, move: Move) -> Scenario:
        """Append a move behind those that stand."""
        moves = (*self.moves[: self.cursor], move)
        return dataclasses.replace(self, moves=moves, cursor=self.cursor + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    What became of a scenario from one state to another.

    Attributes
    ----------
    added, changed, removed
        Names of proposals.
    renamed
        Whether it is called otherwise.
    archived
        Whether it was taken off the list (true) or put back (false); ``None`` for neither.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: bool = False
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
        archived=None if before.archived is after.archived else after.archived,
    )


def _standing(scenario: Scenario) -> dict[str, Proposal]:
    """Return the proposals that stand by their id."""
    return {proposal.proposal_id: proposal for proposal in scenario.proposals}


def new_id() -> str:
    """Return an id for a proposal that no other session gives to one of its own."""
    return f"de-xuat-{secrets.token_hex(4)}"
