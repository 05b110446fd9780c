"""
Choosing a plan: the actions that do best, aim after aim, with what no plan can beat beside each.

Each round asks the integer program for the best plan under the cuts known so far (which also gives
the bound), seats it exactly, and learns the cuts it implies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from spatial.errors import Fault, UserError
from spatial.siting import answer, grow
from spatial.siting.effort import Effort, End, Run
from spatial.siting.master import Master
from spatial.siting.model import Action, Aim, Mask, Model
from spatial.siting.seating import Assign, Outcome, Seating

DEFAULT_AIMS = (Aim.SEATS, Aim.MONEY, Aim.METRES)
ROUNDS = {Aim.SEATS: 80, Aim.MONEY: 40, Aim.METRES: 4}
A_PUPIL = 0.5  # nearer than that two shortages are the same
SHARE_OF_TIME = {Aim.SEATS: 0.25, Aim.MONEY: 0.15, Aim.METRES: 0.05}
# of the time left for one integer program; its bound holds also when it is cut short


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """
    How far one aim was taken.

    Attributes
    ----------
    aim
        Pupils without a seat, VND or pupil-metres.
    value, bound
        What the plan has, and what no plan (that does as well in the earlier aims) goes below.
    end
        Why the search ended.
    """

    aim: Aim
    value: float
    bound: float
    end: End

    @property
    def gap(self) -> float:
        """Relative distance between value and bound [0..1]."""
        return answer.gap(self.value, self.bound)


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


class Chooser:
    """
    Chooses plans of one model; what it learnt for one budget serves the next.

    Parameters
    ----------
    model
        The planning model.
    assign
        The exact assignment.
    """

    def __init__(self, model: Model, assign: Assign) -> None:
        self.model = model
        self.seating = Seating(model, assign)
        self._master = Master(model)
        self._master.add(self.seating.everyone())
        self._known: list[Outcome] = []

    def choose(
        self,
        *,
        aims: Sequence[Aim] = DEFAULT_AIMS,
        effort: Effort | None = None,
        run: Run | None = None,
        budget_vnd: float | None = None,
    ) -> Plan:
        """
        Find the best plan.

        Parameters
        ----------
        aims
            Aims in the order in which they count.
        effort
            Seed, time limit, gap, progress, cancel.
        run
            A clock that runs already, instead of `effort`.
        budget_vnd
            Money in all [VND]; the limit of the model if not given.

        Returns
        -------
        Plan
            Actions and how far each aim was taken.

        Raises
        ------
        UserError
            If the limits leave no plan at all.
        """
        run = run or (effort or Effort()).begin()
        budget = self.model.limits.budget_vnd if budget_vnd is None else budget_vnd
        best = self._first(budget, run)
        caps: dict[Aim, float] = {}
        reached = []
        for aim in aims:
            best, step = self._aim(aim, caps, best, budget, run)
            reached.append(step)
            caps[aim] = step.value + _tolerance(aim, step.value)
        return Plan(model=self.model, outcome=best, reached=tuple(reached))

    def learn(self, chosen: Mask) -> Outcome:
        """Seat a plan and keep the cuts it implies."""
        found = self.seating.of(chosen)
        self._master.add(self.seating.shortage_cuts(found))
        self._known.append(found)
        return found

    def _first(self, budget_vnd: float, run: Run) -> Outcome:
        """Start from the cheapest plan there is: nothing, or what is forced."""
        chosen, _ = self._master.solve(Aim.MONEY, {}, run, budget_vnd=budget_vnd)
        if chosen is None:
            raise UserError(Fault(code="siting_no_plan"))
        return self.learn(chosen)

    def _aim(
        self, aim: Aim, caps: dict[Aim, float], best: Outcome, budget_vnd: float, run: Run
    ) -> tuple[Outcome, Reached]:
        """Take one aim as far as it goes without giving up the earlier ones."""
        best = self._best_known(aim, caps, best, budget_vnd)
        bound, end = 0.0, End.ROUNDS
        if aim is Aim.SEATS:
            grown = grow.grow(
                self.seating, self._bare(best), self.learn, budget_vnd=budget_vnd, run=run
            )
            best = min([best, grown], key=lambda found: (found.unseated, found.cost_vnd))
        if aim is Aim.METRES:
            self._master.add(self.seating.walk_cuts(best))
        for done in range(ROUNDS[aim]):
            value = _value(aim, best)
            run.tell(aim.value, done / ROUNDS[aim], value=value, bound=bound)
            if value - bound <= max(_tolerance(aim, value), run.effort.gap * value):
                end = End.PROVEN
                break
            if run.over():
                end = run.end
                break
            chosen, low = self._master.solve(
                aim, caps, run, budget_vnd=budget_vnd, time_limit_s=run.left_s * SHARE_OF_TIME[aim]
            )
            if np.isfinite(low):
                bound = max(bound, min(low, value))
            if chosen is None:
                continue
            found = self.learn(chosen)
            if aim is Aim.METRES:
                self._master.add(self.seating.walk_cuts(found))
            if _keeps(found, caps) and _value(aim, found) < value:
                best = found
        value = _value(aim, best)
        return best, Reached(aim=aim, value=value, bound=min(bound, value), end=end)

    def _bare(self, best: Outcome) -> Outcome:
        """Return the plan of what is forced alone, where it is among those met; else the best."""
        return min(self._known, key=lambda found: found.cost_vnd, default=best)

    def _best_known(
        self, aim: Aim, caps: dict[Aim, float], best: Outcome, budget_vnd: float
    ) -> Outcome:
        """Start from the best plan met so far, whatever it was met for."""
        fits = [
            found
            for found in self._known
            if found.cost_vnd <= budget_vnd * (1 + 1e-9) and _keeps(found, caps)
        ]
        return min([best, *fits], key=lambda found: (_value(aim, found), found.cost_vnd))


def _value(aim: Aim, found: Outcome) -> float:
    """Return what a plan has of an aim."""
    if aim is Aim.SEATS:
        return found.unseated
    return found.cost_vnd if aim is Aim.MONEY else found.walked_m


def _keeps(found: Outcome, caps: dict[Aim, float]) -> bool:
    """Tell whether a plan does as well in the earlier aims."""
    return all(_value(aim, found) <= most for aim, most in caps.items())


def _tolerance(aim: Aim, value: float) -> float:
    """Return the difference in an aim that is no difference."""
    return A_PUPIL if aim is Aim.SEATS else 1e-6 * max(value, 1.0)
