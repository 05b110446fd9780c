"""Plans tried by hand: grown an action at a time, then bettered by exchanging one for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from spatial.siting.model import Mask, Model
from spatial.siting.rules import opens, too_near
from spatial.siting.seating import Seating
from spatial.solver.answer import Floats
from spatial.solver.effort import Run

LEAST_GAIN = 0.5  # pupils; less is nothing gained
LEAST_PART = 0.1  # of an action in a plan by fractions; less is no hint
LOOKED_AT = 25  # actions tried in the stead of one
GIVEN_UP = 12  # actions of a plan that are tried to be exchanged, the least useful first


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trial:
    """
    A plan and what it leaves.

    Attributes
    ----------
    chosen
        Actions done, shape (actions,).
    unseated
        Pupils without a seat.
    """

    chosen: Mask
    unseated: float
    cost_vnd: float

    @property
    def rank(self) -> tuple[float, float]:
        """What makes one plan better than another."""
        return self.unseated, self.cost_vnd


class Trials:
    """
    Tries plans, and remembers what they leave.

    Parameters
    ----------
    seating
        Stages and actions.
    """

    def __init__(self, seating: Seating) -> None:
        self._seating, self._model = seating, seating.model
        self._cost = np.array([action.cost_vnd for action in self._model.actions])
        self.met: dict[bytes, Trial] = {}

    def of(self, chosen: Mask) -> Trial:
        """Try a plan."""
        key = np.packbits(chosen).tobytes()
        if key not in self.met:
            self.met[key] = Trial(
                chosen=chosen.copy(),
                unseated=self._seating.unseated(chosen),
                cost_vnd=float(self._cost @ chosen),
            )
        return self.met[key]

    def grown(self, start: Trial, parts: Floats, run: Run, *, budget_vnd: float) -> Trial:
        """
        Make a plan of a plan by fractions, then add what seats most while something does.

        Parameters
        ----------
        start
            Where to begin.
        parts
            How much of each action the plan by fractions does [0..1], shape (actions,).
        budget_vnd
            Money in all [VND].
        """
        chosen = start.chosen.copy()
        for k in np.lexsort((self._cost, -parts)).tolist():
            if parts[k] < LEAST_PART:
                break
            if not chosen[k] and fits(self._model, chosen, k, budget_vnd):
                chosen[k] = True
        best = min(start, self.of(chosen), key=lambda one: one.rank)
        worth = 1.0 / np.maximum(self._cost, 1.0) if np.isfinite(budget_vnd) else self._cost * 0 + 1
        while not run.over():
            more = self._added(best, worth, budget_vnd)
            if more is None:
                return best
            best = more
        return best

    def _added(self, best: Trial, worth: Floats, budget_vnd: float) -> Trial | None:
        """
        Add the action that seats most (for its money, where money is short).

        Notes
        -----
        What an action promises beside the siege of a plan is never less than what it gives, so
        few are looked at.
        """
        promise = self._seating.promise(best.chosen) * worth
        most, taken, looked = 0.0, None, 0
        for k in np.lexsort((self._cost, -promise)).tolist():
            least = LEAST_GAIN * worth[k]
            if promise[k] <= max(most, least) or (taken is not None and looked >= LOOKED_AT):
                break
            if not best.chosen[k] and fits(self._model, best.chosen, k, budget_vnd):
                looked += 1
                tried = self.of(_turned(best.chosen, k))
                gain = (best.unseated - tried.unseated) * worth[k]
                if gain > max(most, least):
                    most, taken = gain, tried
        return taken

    def exchanged(self, start: Trial, run: Run, *, budget_vnd: float) -> Trial:
        """
        Exchange one action for another while that seats more.

        Parameters
        ----------
        start
            Where to begin.
        budget_vnd
            Money in all [VND].
        """
        best, better = start, True
        while better and not run.over():
            better = False
            without = [self.of(_turned(best.chosen, k)) for k in self._free(best)]
            for bare in sorted(without, key=lambda one: one.unseated)[:GIVEN_UP]:
                trial = self._refilled(bare, best, budget_vnd)
                if trial.unseated < best.unseated - LEAST_GAIN:
                    best, better = trial, True
                    break
        return best

    def alike(self, best: Trial, *, budget_vnd: float) -> Iterator[Trial]:
        """Exchange one action for another of the level with as many seats that costs no more."""
        model = self._model
        for k in self._free(best):
            own = model.actions[k]
            bare = _turned(best.chosen, k)
            for j, other in enumerate(model.actions):
                same = other.level == own.level and other.seats == own.seats
                spared = not best.chosen[j] and same and other.cost_vnd <= own.cost_vnd
                if spared and fits(model, bare, j, budget_vnd):
                    yield self.of(_turned(bare, j))

    def _free(self, trial: Trial) -> list[int]:
        """Return the actions of a plan nobody insists on."""
        forced = self._model.limits.forced
        done = np.flatnonzero(trial.chosen).tolist()
        return [k for k in done if self._model.actions[k].action_id not in forced]

    def _refilled(self, bare: Trial, best: Trial, budget_vnd: float) -> Trial:
        """Put the best other action where one was taken out."""
        promise = self._seating.promise(bare.chosen)
        trial, looked = best, 0
        for k in np.lexsort((self._cost, -promise)).tolist():
            if looked >= LOOKED_AT or bare.unseated - promise[k] > trial.unseated - LEAST_GAIN:
                break
            if not best.chosen[k] and fits(self._model, bare.chosen, k, budget_vnd):
                looked += 1
                trial = min(trial, self.of(_turned(bare.chosen, k)), key=lambda one: one.rank)
        return trial


def _turned(chosen: Mask, k: int) -> Mask:
    """Add an action, or take it out."""
    other: Mask = chosen.copy()
    other[k] = ~other[k]
    return other


def fits(model: Model, chosen: Mask, k: int, budget_vnd: float) -> bool:
    """Tell whether one more action keeps within place, land, money, sites and spacing."""
    new = model.actions[k]
    if new.action_id in model.limits.forbidden:
        return False
    done = [model.actions[j] for j in np.flatnonzero(chosen)]
    if any(a.level == new.level and a.place == new.place for a in done):
        return False
    land = sum(a.land_m2 for a in done if a.site_id == new.site_id) + new.land_m2
    if land > model.sites[new.site_id].land_m2:
        return False
    if sum(a.cost_vnd for a in done) + new.cost_vnd > budget_vnd:
        return False
    if not opens(model, new):
        return True
    sites = {a.site_id for a in done if opens(model, a)} | {new.site_id}
    same = {a.site_id for a in done if opens(model, a) and a.level == new.level} | {new.site_id}
    most = model.limits.new_sites
    return (most is None or len(sites) <= most) and not too_near(model, sorted(same))
