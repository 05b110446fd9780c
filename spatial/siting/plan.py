"""A plan chosen, and how far each aim was taken."""

from __future__ import annotations

from dataclasses import dataclass

from spatial.siting.model import Action, Aim, Model
from spatial.siting.seating import Outcome
from spatial.solver.answer import Bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached(Bounded):
    """
    How far one aim was taken.

    Attributes
    ----------
    aim
        Pupils without a seat, VND or pupil-metres.
    value, bound
        What the plan has, and what no plan (that does as well in the earlier aims) goes below.
    """

    aim: Aim


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """
    A plan.

    Attributes
    ----------
    model
        What it was made from.
    outcome
        Actions, seats, who goes where.
    reached
        Aim by aim, in their order.
    """

    model: Model
    outcome: Outcome
    reached: tuple[Reached, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the plan, in the order of the model."""
        pairs = zip(self.model.actions, self.outcome.chosen, strict=True)
        return tuple(action for action, done in pairs if done)
