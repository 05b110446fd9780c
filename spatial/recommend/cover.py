"""
Covering: what share of children more schools bring within the norm's radius, and how many do all.

Asks only who has a school near, not who has a seat: `recommend` asks that. Children are those the
assessment counts; candidate sites are those a recommendation screens in.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from spatial import budget, plan, questions
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.location import Answer, Curve, Effort, End, Step, lscp, mclp, mclp_frontier, reach
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend import serialise
from spatial.recommend.cover_curve import CoverCurve, Distance
from spatial.recommend.request import Request
from spatial.recommend.robust import cancelled_in_words
from spatial.recommend.screening import screen
from spatial.records import Level, Options
from spatial.siting.model import Site
from spatial.solver.answer import SLACK, Floats, Ints
from spatial.streets import DETOUR

MOST_NEW = 100  # the curve ends there where nobody says how far it should go
FEWEST_SHARE = 0.3  # of the time goes to the fewest schools for everyone


@cancelled_in_words()
def cover(  # noqa: PLR0913 - the last two only listen and limit
    town: Network,
    level: Level,
    options: Options | None = None,
    *,
    request: Request | None = None,
    rules: Rules | None = None,
    radius_m: float | None = None,
    distance: Distance = Distance.STREET,
    max_schools: int | None = None,
    progress: Callable[[Step], None] | None = None,
) -> CoverCurve:
    """
    Find what share of children N more schools bring within a radius, and how many reach them all.

    Parameters
    ----------
    town
        The locality as it stands.
    level
        Level of schooling.
    options
        How the locality is assessed: year, profile, units.
    request
        Its candidate sites, seed and time limit are taken; defaults to the locality's parcels.
    rules
        Numbers of a planner's own profile; the profile of the options if not given.
    radius_m
        What counts as near [m]; the norm's service radius if not given.
    distance
        Along the streets, or a circle.
    max_schools
        Most new schools of the curve; as many as reach everyone, 100 at most, if not given.
    progress
        Told how far the search is. One that is cancelled (`spatial.cancellation`) hands over its
        best.

    Returns
    -------
    CoverCurve
        The curve with its bound, the sites of every point, and the fewest schools for everyone.

    Raises
    ------
    UserError
        If the radius or the number makes no sense, or there is neither a school nor a site.

    Examples
    --------
    >>> from spatial import Level, read_network
    >>> found = cover(read_network(), Level.THCS, max_schools=2)
    >>> bool((found.covered <= found.bound).all()), len(found.choices)
    (True, 3)
    """
    assessment = plan.assess(town, options or Options(), rules=rules)
    asked = request or Request()
    last = assessment.options.year
    # Land counts that is ready in the years of the plan, however early the children are counted.
    years = (min(asked.years[0], last), max(asked.years[1], last))
    asked = dataclasses.replace(asked, levels=(level,), years=years)
    reach_m = assessment.rules.radius_m[level].value if radius_m is None else radius_m
    _check(reach_m, max_schools)
    bare = _bare(assessment, asked, reach_m, distance)
    pupils = bare.pupils
    effort = Effort(seed=asked.seed, time_limit_s=asked.time_limit_s, progress=progress)
    lived = csr_array(bare.near[np.flatnonzero(pupils > 0)])
    all_reached, curve = _search(lived, pupils[pupils > 0], bare.schools, max_schools, effort)
    return dataclasses.replace(
        bare,
        covered=curve.covered,
        bound=curve.bound,
        choices=tuple(choice - bare.schools for choice in curve.choices),
        fewest=all_reached.chosen[bare.schools :] - bare.schools,
        fewest_bound=int(all_reached.bound) - bare.schools,
    )


def again(
    town: Network, tree: Mapping[str, Any], options: Options, *, rules: Rules | None = None
) -> CoverCurve | None:
    """
    Make a curve again from what `CoverCurve.written` wrote, without a search.

    Parameters
    ----------
    town, options, rules
        As they were for `cover`.
    tree
        What was written.

    Returns
    -------
    CoverCurve or None
        ``None`` where the locality no longer offers one of the sites, or they reach others now.
    """
    asked = serialise.to_request(tree["request"])
    assessment = plan.assess(town, options, rules=rules)
    bare = _bare(assessment, asked, float(tree["radius_m"]), Distance(tree["distance"]))
    at = {site.site_id: place for place, site in enumerate(bare.sites)}
    chosen = [*tree["choices"], tree["fewest"]]
    if not {code for codes in chosen for code in codes} <= at.keys():
        return None
    *choices, fewest = (np.array([at[code] for code in codes], dtype=np.int64) for codes in chosen)
    covered = np.array(tree["covered"], dtype=np.float64)
    reached = np.array([bare.pupils[bare.within(choice)].sum() for choice in choices])
    if not np.allclose(reached, covered, rtol=SLACK):  # other children or streets now
        return None
    return dataclasses.replace(
        bare,
        covered=covered,
        bound=np.array(tree["bound"], dtype=np.float64),
        choices=tuple(choices),
        fewest=fewest,
        fewest_bound=int(tree["fewest_bound"]),
    )


def _bare(
    assessment: Assessment, asked: Request, radius_m: float, distance: Distance
) -> CoverCurve:
    """Lay out children, schools and candidate sites of the one level asked, nothing found yet."""
    (level,) = asked.levels
    sites = tuple(one.site for one in screen(assessment, asked) if one.reason == "in")
    near, schools = _near(assessment, level, sites, radius_m, distance)
    if near.shape[1] == 0:
        raise UserError(Fault(code="cover_nothing", blanks={"level": level.value}))
    needed, cells = reach.estimate_bytes(near.nnz), near.shape[0]
    budget.require("cover", needed, cells=cells, schools=schools, sites=len(sites))
    nothing = np.zeros(0)
    return CoverCurve(
        before=assessment,
        request=asked,
        level=level,
        radius_m=radius_m,
        distance=distance,
        pupils=assessment.demand.pupils[level].to_numpy(dtype=np.float64),
        near=near,
        schools=schools,
        sites=sites,
        covered=nothing,
        bound=nothing,
        choices=(),
        fewest=nothing.astype(np.int64),
        fewest_bound=0,
    )


def _search(
    near: csr_array, pupils: Floats, schools: int, max_schools: int | None, effort: Effort
) -> tuple[Answer, Curve]:
    """Find the fewest schools for everyone, then the curve up to them in the rest of the time."""
    fixed = np.arange(schools)
    part_s = effort.time_limit_s * FEWEST_SHARE
    all_reached = lscp(near, fixed=fixed, effort=dataclasses.replace(effort, time_limit_s=part_s))
    fewest = len(all_reached.chosen) - schools
    number = min(fewest, MOST_NEW) if max_schools is None else max_schools
    number = min(number, near.shape[1] - schools)
    rest_s = effort.time_limit_s * (1 - FEWEST_SHARE)
    rest = dataclasses.replace(effort, time_limit_s=rest_s)
    return all_reached, _refined(near, pupils, fixed, number, rest, all_reached)


def _check(radius_m: float, max_schools: int | None) -> None:
    """Refuse a radius or a number nobody can mean."""
    faults = []
    if not (np.isfinite(radius_m) and radius_m > 0):
        faults.append(Fault(code="cover_radius", value=f"{radius_m:g}"))
    if max_schools is not None and max_schools < 0:
        faults.append(Fault(code="cover_number", value=str(max_schools)))
    if faults:
        raise UserError(faults)


def _near(
    assessment: Assessment,
    level: Level,
    sites: tuple[Site, ...],
    radius_m: float,
    distance: Distance,
) -> tuple[csr_array, int]:
    """Tell which cell is near which school and site, and how many of them are schools."""
    travel = questions.schools_nearby(assessment, level)
    places = np.array([[site.x_m, site.y_m] for site in sites]).reshape(-1, 2)
    schools = len(travel.schools_xy)
    travel = dataclasses.replace(
        travel, schools_xy=np.vstack([travel.schools_xy.reshape(-1, 2), places])
    )
    limit_m = radius_m
    if distance is Distance.CIRCLE:  # without streets a walk is the straight line times the detour
        travel = dataclasses.replace(travel, streets=None, land=None)  # counted water or not
        limit_m = radius_m * DETOUR
    pairs = travel.within(limit_m)
    # a walk of no length is stored as zero: what is stored counts, not its value
    near = csr_array((np.ones(pairs.nnz), pairs.indices, pairs.indptr), shape=pairs.shape)
    return near, schools


def _refined(
    near: csr_array, pupils: Floats, fixed: Ints, number: int, effort: Effort, all_reached: Answer
) -> Curve:
    """Find the curve, then prove or better each of its points in the time there is."""
    run = effort.begin()
    curve = mclp_frontier(near, number, weights=pupils, fixed=fixed, effort=effort)
    covered, bound, choices = curve.covered.copy(), curve.bound.copy(), list(curve.choices)
    reachable = float(pupils[np.diff(near.indptr) > 0].sum())
    everyone = len(all_reached.chosen) - len(fixed)
    for new in range(len(covered)):
        if new >= everyone:
            covered[new], choices[new] = reachable, all_reached.chosen[len(fixed) :]
        elif new > 0 and bound[new] > covered[new] * (1 + SLACK) and not run.over():
            part = dataclasses.replace(
                effort, time_limit_s=run.left_s / (len(covered) - new), progress=None
            )
            better = mclp(near, len(fixed) + new, weights=pupils, fixed=fixed, effort=part)
            bound[new] = min(bound[new], better.bound)
            if better.value > covered[new]:
                covered[new], choices[new] = better.value, np.setdiff1d(better.chosen, fixed)
            run.tell("proof", new / len(covered))
        if new and covered[new] < covered[new - 1]:
            covered[new], choices[new] = covered[new - 1], choices[new - 1]
    # a bound for more schools holds for fewer, and nobody out of reach is ever reached
    bound = np.minimum(np.minimum.accumulate(bound[::-1])[::-1], reachable)
    return dataclasses.replace(
        curve,
        covered=covered,
        bound=np.maximum(bound, covered),
        choices=tuple(choices),
        end=End.PROVEN if np.allclose(bound, covered, rtol=SLACK) else run.end,
    )
