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


def new_id() -> str:
    """Return an id for a proposal that no other session gives to one of its own."""
    return f"de-xuat-{secrets.token_hex(4)}"
