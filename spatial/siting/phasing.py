"""In which order: years under annual budgets, by what each project gives for its money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from spatial.siting.model import Action, Model
from spatial.siting.seating import Outcome, Seating


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """
    One action in its year.

    Attributes
    ----------
    start, finish
        Years; ``None`` where the money or the time before the last year is not enough.
    gain
        Pupils seated by it, after those before it [pupils].
    """

    action: Action
    start: int | None
    finish: int | None
    gain: float


def phase(
    seating: Seating,
    plan: Outcome,
    *,
    years: tuple[int, int],
    yearly_vnd: Mapping[int, float] | None = None,
    build_years: int = 0,
) -> list[Phase]:
    """
    Put the actions of a plan in order.

    Parameters
    ----------
    years
        First and last year; what finishes later is left out of them.
    yearly_vnd
        Money of each year [VND]; what a year leaves is kept for the next. ``None`` for no limit.
    build_years
        Years from start to opening [years].

    Returns
    -------
    list of Phase
        By start, then in the order chosen; what finds no year comes last.

    Notes
    -----
    In every year the affordable action that seats most pupils for its money comes first, counted
    after those already taken (greedy on marginal gain). Paid for in the year it starts.
    """
    model = seating.model
    waiting = [int(k) for k in np.flatnonzero(plan.chosen)]
    done = np.zeros(len(model.actions), dtype=bool)
    turns: list[Phase] = []
    purse, short = 0.0, seating.unseated(done)
    for year in range(years[0], years[1] + 1):
        purse += np.inf if yearly_vnd is None else yearly_vnd.get(year, 0.0)
        while True:
            ready = [k for k in waiting if _may(model, k, year, years[1] - build_years, purse)]
            if not ready:
                break
            gains = {k: short - seating.unseated(_with(done, k)) for k in ready}
            best = max(ready, key=lambda k: (gains[k] / (model.actions[k].cost_vnd + 1.0), -k))
            waiting.remove(best)
            done[best] = True
            short -= gains[best]
            purse -= model.actions[best].cost_vnd
            action = model.actions[best]
            turns.append(
                Phase(action=action, start=year, finish=year + build_years, gain=gains[best])
            )
    return [
        *turns,
        *(Phase(action=model.actions[k], start=None, finish=None, gain=0.0) for k in waiting),
    ]


def _may(model: Model, k: int, year: int, last_start: int, purse: float) -> bool:
    """Tell whether an action can start in a year."""
    action = model.actions[k]
    ready = model.sites[action.site_id].from_year
    in_time = year <= last_start and (ready is None or ready <= year)
    return in_time and action.cost_vnd <= purse + 1.0


def _with(done: np.ndarray, k: int) -> np.ndarray:
    """Add one action."""
    more: np.ndarray = done.copy()
    more[k] = True
    return more
