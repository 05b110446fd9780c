"""
Choosing a plan: the actions that do best, aim after aim, with what no plan can beat beside each.

A plan by fractions of actions first shows where pupils would be besieged; the bounds it breaks are
kept. Then each round asks the integer program for the best plan under what is known (which also
tells what no plan beats), sees whom it leaves, and learns from that.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from spatial.errors import Fault, UserError
from spatial.siting import walk_cuts
from spatial.siting.greedy import Trial, Trials
from spatial.siting.master_program import Master, MasterQuestion
from spatial.siting.model import Aim, Model
from spatial.siting.plan import Plan, Reached
from spatial.siting.seating import Assign, Outcome, Seating
from spatial.siting.shortage_cuts import Sieges
from spatial.solver.answer import Floats
from spatial.solver.effort import Effort, End, Run

DEFAULT_AIMS = (Aim.SEATS, Aim.MONEY, Aim.METRES)
ROUNDS = {Aim.SEATS: 80, Aim.MONEY: 40, Aim.METRES: 4}
TIGHTENED = 60  # plans by fractions
A_PUPIL = 0.5  # nearer than that two shortages are the same
CRUMB = 0.02  # pupils by which the noise of sums may exceed what an earlier aim reached
SAME = {Aim.MONEY: 1e-6, Aim.METRES: 1e-3}  # shares nearer than that are the same
NEAR = 1.04  # plans that leave so many times the best one's shortage are worth exchanging in
# of the time left for one integer program; its bound holds also when it is cut short
SHARE_OF_TIME = {Aim.SEATS: 0.15, Aim.MONEY: 0.15, Aim.METRES: 0.05}
# Longer than that no program of the walk is asked for a plan [s]: several times what a district's
# takes, so that how busy the machine is does not choose between two plans that walk alike.
WALK_S = 5.0
SEATED = 40  # exact assignments spent on exchanging actions for shorter walks


class Chooser:
    """Chooses plans of one model; what it learnt for one budget serves the next."""

    def __init__(self, model: Model, assign: Assign) -> None:
        self.model = model
        self.seating = Seating(model, assign)
        self._sieges = Sieges(self.seating)
        self._master = Master(model, self._sieges)
        self._trials = Trials(self.seating)
        self._seated: list[Outcome] = []
        self.turn = threading.Lock()  # what it learnt is no one search's: one asks at a time

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
            asked = MasterQuestion(aim=aim, caps=dict(caps), budget_vnd=budget)
            best, step = self._aim(asked, best, run)
            reached.append(step)
            caps[aim] = step.value + (CRUMB if aim is Aim.SEATS else SAME[aim] * step.value)
        return Plan(model=self.model, outcome=self._seat(best), reached=tuple(reached))

    def within(self, asked: MasterQuestion, run: Run) -> Outcome | None:
        """
        Find the plan that does best in an aim and keeps to all caps when it is seated.

        Returns
        -------
        Outcome or None
            ``None`` where there is none, or where the time was too short (`run` tells).
        """
        for _ in range(ROUNDS[Aim.SEATS]):
            if run.over():
                return None
            chosen = self._master.solve(asked, run)
            if chosen.actions is None:
                return None
            tried = self._trials.of(chosen.actions > 0)
            if self._keeps(tried, asked):
                return self._seat(tried)
            self._sieges.learn(chosen.actions)
        run.end = End.TIME  # as little is known as if the time had been too short
        return None

    def _first(self, budget_vnd: float, run: Run) -> Trial:
        """Start from the cheapest plan there is: nothing, or what is forced."""
        asked = MasterQuestion(aim=Aim.MONEY, caps={}, budget_vnd=budget_vnd)
        chosen = self._master.solve(asked, run).actions
        if chosen is None:
            raise UserError(Fault(code="siting_no_plan"))
        return self._trials.of(chosen > 0)

    def _seat(self, trial: Trial) -> Outcome:
        """Seat a plan exactly."""
        outcome = self.seating.of(trial.chosen)
        self._seated.append(outcome)
        return outcome

    def _aim(self, asked: MasterQuestion, best: Trial, run: Run) -> tuple[Trial, Reached]:
        """Take one aim as far as it goes without giving up the earlier ones."""
        aim = asked.aim
        search = self._nearer if aim is Aim.METRES else self._fewer
        best, bound, end = search(asked, self._best_known(asked, best), run)
        value = _value(aim, self._seat(best))
        return best, Reached(aim=aim, value=value, bound=min(bound, value), end=end)

    def _fewer(self, asked: MasterQuestion, best: Trial, run: Run) -> tuple[Trial, float, End]:
        """Search for the least shortage, or the least money that keeps the shortage."""
        aim, most = asked.aim, asked.budget_vnd
        bound, parts = self._tighten(asked, run)
        if aim is Aim.SEATS:
            grown = self._trials.grown(self._bare(best), parts, run, budget_vnd=most)
            best = min([best, grown], key=lambda one: one.rank)
            best = self._trials.exchanged(best, run, budget_vnd=most)
        for done in range(ROUNDS[aim]):
            value = _value(aim, best)
            run.tell(aim.value, done / ROUNDS[aim], value=value, bound=bound)
            if value - bound <= max(_tolerance(aim, value), run.effort.gap * value):
                return best, bound, End.PROVEN
            if run.over():
                return best, bound, run.end
            limit_s = run.left_s * SHARE_OF_TIME[aim]
            chosen = self._master.solve(asked, run, time_limit_s=limit_s)
            if np.isfinite(chosen.bound):
                bound = max(bound, min(chosen.bound, value))
            if chosen.actions is None:
                continue
            self._sieges.learn(chosen.actions)
            tried = self._trials.of(chosen.actions > 0)
            if aim is Aim.SEATS and tried.unseated < NEAR * best.unseated:
                tried = self._trials.exchanged(tried, run, budget_vnd=most)
                self._sieges.learn(tried.chosen.astype(np.float64))
            if _value(aim, tried) < value and self._keeps(tried, asked):
                best = tried
        return best, bound, End.ROUNDS

    def _bare(self, best: Trial) -> Trial:
        """Return the plan of what is forced alone, where it is among those met; else the best."""
        return min(self._trials.met.values(), key=lambda one: one.cost_vnd, default=best)

    def _tighten(self, asked: MasterQuestion, run: Run) -> tuple[float, Floats]:
        """Learn from plans by fractions until they break nothing new; return bound and plan."""
        bound, inner, last = 0.0, None, np.zeros(len(self.model.actions))
        for _ in range(TIGHTENED):
            chosen = self._master.solve(asked, run, whole=False)
            if chosen.actions is None or run.over():
                break
            bound, last = max(bound, chosen.bound), chosen.actions
            # halfway to where the last plan was: bounds found there bind for longer
            inner = chosen.actions if inner is None else (inner + chosen.actions) / 2
            new = self._sieges.learn(inner)[1]
            new = self._sieges.learn(chosen.actions)[1] or new
            sharp = self._sieges.sharpen(chosen.table, chosen.actions, chosen.short)
            if not (new or sharp):
                break
            self._sieges.forget(chosen.slack)
        return bound, last

    def _nearer(self, asked: MasterQuestion, best: Trial, run: Run) -> tuple[Trial, float, End]:
        """Search for the least walk that keeps shortage and money."""
        best, outcome = self._exchanged(asked, best, run)
        self._master.add(walk_cuts.cuts(self.seating, outcome))
        # a program cut short may know less than the same by fractions of actions
        bound = max(self._master.solve(asked, run, whole=False).bound, 0.0)
        for done in range(ROUNDS[Aim.METRES]):
            value = outcome.walked_m
            run.tell(Aim.METRES.value, done / ROUNDS[Aim.METRES], value=value, bound=bound)
            if value - bound <= max(_tolerance(Aim.METRES, value), run.effort.gap * value):
                return best, bound, End.PROVEN
            if run.over():
                return best, bound, run.end
            limit_s = min(run.left_s * SHARE_OF_TIME[Aim.METRES], WALK_S)
            chosen = self._master.solve(asked, run, time_limit_s=limit_s)
            if np.isfinite(chosen.bound):
                bound = max(bound, min(chosen.bound, value))
            if chosen.actions is None:  # asking again would end the same
                return best, bound, End.TIME
            self._sieges.learn(chosen.actions)
            tried = self._trials.of(chosen.actions > 0)
            seated = self._seat(tried)
            self._master.add(walk_cuts.cuts(self.seating, seated))
            if seated.walked_m < value and self._keeps(tried, asked):
                best, outcome = tried, seated
        return best, bound, End.ROUNDS

    def _exchanged(self, asked: MasterQuestion, best: Trial, run: Run) -> tuple[Trial, Outcome]:
        """Exchange actions for others alike while that shortens the walk."""
        outcome, left = self._seat(best), SEATED
        better = True
        while better:
            better = False
            for tried in self._trials.alike(best, budget_vnd=asked.budget_vnd):
                if left == 0 or run.over():
                    break
                if not self._keeps(tried, asked):
                    continue
                left, seated = left - 1, self._seat(tried)
                if seated.walked_m < outcome.walked_m * (1 - SAME[Aim.METRES]):
                    best, outcome, better = tried, seated, True
                    break
        return best, outcome

    def _best_known(self, asked: MasterQuestion, best: Trial) -> Trial:
        """Start from the best plan met so far, whatever it was met for."""
        if asked.aim is Aim.METRES:
            walked = {seated.chosen.tobytes(): seated.walked_m for seated in self._seated}
            walked[best.chosen.tobytes()] = self._seat(best).walked_m
            known = [one for one in self._trials.met.values() if one.chosen.tobytes() in walked]
            fits = [one for one in known if self._keeps(one, asked)]
            return min([best, *fits], key=lambda one: (walked[one.chosen.tobytes()], one.cost_vnd))
        fits = [one for one in self._trials.met.values() if self._keeps(one, asked)]
        return min([best, *fits], key=lambda one: (_value(asked.aim, one), one.cost_vnd))

    def _keeps(self, trial: Trial, asked: MasterQuestion) -> bool:
        """Tell whether a plan keeps to the money and does as well in the earlier aims."""
        if trial.cost_vnd > asked.budget_vnd * (1 + 1e-9):
            return False
        caps = dict(asked.caps)
        walk_m = caps.pop(Aim.METRES, np.inf)
        if any(_value(aim, trial) > most for aim, most in caps.items()):
            return False
        if not np.isfinite(walk_m):
            return True
        seated = self._seat(trial)
        if seated.walked_m > walk_m:
            self._master.add(walk_cuts.cuts(self.seating, seated))
        return seated.walked_m <= walk_m


def _value(aim: Aim, found: Trial | Outcome) -> float:
    """Return what a plan has of an aim."""
    if aim is Aim.MONEY:
        return found.cost_vnd
    if aim is Aim.SEATS:
        return found.unseated
    return found.walked_m if isinstance(found, Outcome) else np.inf


def _tolerance(aim: Aim, value: float) -> float:
    """Return the difference in an aim that is no difference."""
    return A_PUPIL if aim is Aim.SEATS else SAME[aim] * max(value, 1.0)
