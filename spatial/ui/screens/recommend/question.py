"""The question to the siting model as the page keeps it, whatever part of the page is shown."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass

from spatial.norms import BILLION
from spatial.recommend import Aim, Request, Site
from spatial.records import LEVELS, Level, Options
from spatial.ui.session import pupils as futures
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future

KEY = "recommend."
FIRST, LAST = 2026, 2030  # the medium-term plan in preparation
ORDERS = ((Aim.SEATS, Aim.MONEY, Aim.METRES), (Aim.SEATS, Aim.METRES, Aim.MONEY))
USUAL_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """
    A number of the question.

    Attributes
    ----------
    usual
        Value before anybody chose one; ``None`` for no limit.
    least, most, step
        What may be chosen.
    """

    usual: float | None
    least: float
    most: float
    step: float


# Money in billions of VND, walks in the service radii of the norm, spacing in metres.
NUMBERS = {
    "budget": Number(usual=None, least=0, most=1_000_000, step=100),
    "yearly": Number(usual=500, least=0, most=100_000, step=50),
    "new_sites": Number(usual=None, least=0, most=500, step=1),
    "spacing": Number(usual=0, least=0, most=5000, step=100),
    "walk": Number(usual=3.0, least=1.0, most=10.0, step=0.5),
    "build_years": Number(usual=2, least=0, most=8, step=1),
    "module": Number(usual=5, least=1, most=30, step=1),
    "cost": Number(usual=None, least=0.1, most=100.0, step=0.1),
}


def number(name: str) -> float | None:
    """Return a number of the question; one that was emptied is no limit."""
    kept: tuple[float | None] | None = state.recall(KEY + name)
    return NUMBERS[name].usual if kept is None else kept[0]


def _sure(name: str) -> float:
    """Return a number that cannot be left empty."""
    value = number(name)
    return float(value if value is not None else NUMBERS[name].usual or NUMBERS[name].least)


def levels() -> tuple[Level, ...]:
    """Return the levels planned together, in their order."""
    chosen = state.recall(f"{KEY}levels")
    return tuple(level for level in LEVELS if not chosen or level in chosen)


def future(seen: Seen) -> Future:
    """Return whose pupils are planned for: the base scenario's where the known totals are past."""
    chosen = seen.view.future
    if chosen.projects or _ahead(seen) is None:
        return chosen
    return dataclasses.replace(chosen, scenario="base")


def _ahead(seen: Seen) -> int | None:
    """Return the first year to plan for where the known totals tell of none any more."""
    return futures.first_ahead(seen.before.network, seen.view.on)


def ends(seen: Seen) -> tuple[int, ...]:
    """Return the years a plan may end in: those there are pupils for."""
    return futures.horizon(seen.before.network).years[future(seen).scenario]


def years(seen: Seen) -> tuple[int, int]:
    """Return the first and the last year of building."""
    last = futures.nearest(ends(seen), int(state.recall(f"{KEY}last") or LAST))
    first = max(FIRST, _ahead(seen) or FIRST)
    return min(int(state.recall(f"{KEY}first") or first), last), last


def options(seen: Seen) -> Options:
    """Return how the locality is assessed: as the screen shows it, in the last year."""
    return dataclasses.replace(seen.view.options, year=years(seen)[1], **future(seen).options)


def points() -> tuple[Site, ...]:
    """Return the planner's own points and the points of the grid that are in."""
    own: tuple[Site, ...] = state.recall(f"{KEY}points") or ()
    laid: tuple[tuple[Site, str], ...] = state.recall(f"{KEY}grid") or ()
    return own + tuple(site for site, why in laid if why == "in")


def masked() -> tuple[tuple[Site, str], ...]:
    """Return the points of the grid that are out, with their reasons."""
    laid: tuple[tuple[Site, str], ...] = state.recall(f"{KEY}grid") or ()
    return tuple((site, why) for site, why in laid if why != "in")


def named(name: str) -> frozenset[str]:
    """Return a set of names the page keeps: ``forced``, ``forbidden``, ``left_out``, ``close``."""
    kept: frozenset[str] = state.recall(KEY + name) or frozenset()
    return kept


def request(seen: Seen) -> Request:
    """Return the question as it stands."""
    first, last = years(seen)
    budget, yearly, cost, new = (number(one) for one in ("budget", "yearly", "cost", "new_sites"))
    return Request(
        levels=levels(),
        years=(first, last),
        budget_vnd=None if budget is None else budget * BILLION,
        yearly_vnd=None
        if yearly is None
        else dict.fromkeys(range(first, last + 1), yearly * BILLION),
        aims=ORDERS[int(state.recall(f"{KEY}order") or 0)],
        walk_factor=_sure("walk"),
        new_sites=None if new is None else int(new),
        spacing_m=_sure("spacing"),
        module_rooms=int(_sure("module")),
        build_years=int(number("build_years") or 0),
        cost_per_room_vnd=None if cost is None else cost * BILLION,
        extend=state.recall(f"{KEY}extend") is not False,
        close=tuple(sorted(named("close"))),
        sites=points(),
        masked=masked(),
        forced=named("forced"),
        forbidden=named("forbidden"),
        left_out=named("left_out"),
        time_limit_s=float(state.recall(f"{KEY}limit") or USUAL_S),
    )


def adopt(name: str, asked: Request) -> None:
    """Take over the question of a recommendation that another visit began, once."""
    if state.recall(f"{KEY}adopted") == name:
        return
    yearly = next(iter((asked.yearly_vnd or {}).values()), None)
    money = {"budget": asked.budget_vnd, "yearly": yearly, "cost": asked.cost_per_room_vnd}
    numbers = {key: None if value is None else value / BILLION for key, value in money.items()}
    numbers |= {
        "new_sites": asked.new_sites,
        "spacing": asked.spacing_m,
        "walk": asked.walk_factor,
        "build_years": asked.build_years,
        "module": asked.module_rooms,
    }
    kept: dict[str, object] = {key: (value,) for key, value in numbers.items()}
    kept |= {"levels": asked.levels, "first": asked.years[0], "last": asked.years[1]}
    kept |= {"order": ORDERS.index(asked.aims) if asked.aims in ORDERS else 0}
    kept |= {"extend": asked.extend, "limit": int(asked.time_limit_s), "points": asked.sites}
    kept |= {"forced": asked.forced, "forbidden": asked.forbidden, "left_out": asked.left_out}
    kept |= {"close": frozenset(asked.close), "grid": asked.masked, "adopted": name}
    for key, value in kept.items():
        state.remember(KEY + key, value)


def digest(seen: Seen) -> str:
    """Return a short key of what a plan rests on beside its question: files, norms, demand."""
    rests = (seen.source.state, repr(options(seen)), seen.view.own)
    return hashlib.sha256(repr(rests).encode()).hexdigest()[:16]
