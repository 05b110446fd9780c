"""From an assessed locality and a request to the planning model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from spatial import budget, network, questions
from spatial.assessment import Assessment
from spatial.catchment import regions
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.recommend import closing
from spatial.recommend.request import Request, RoomCount
from spatial.recommend.screening import Screened, limit_m, screen, size
from spatial.records import Kind, Level
from spatial.siting import actions, seating
from spatial.siting.actions import Size
from spatial.siting.model import Action, Model, PlanLimits, Site, Stage
from spatial.solver.answer import Floats

SHARED = (Level.THCS, Level.THPT)  # levels whose classes may share rooms half-day


def model(assessment: Assessment, request: Request) -> tuple[Model, tuple[Screened, ...]]:
    """
    Write the planning model of a locality.

    Parameters
    ----------
    assessment
        The locality assessed as it stands, in the year planned for.

    Returns
    -------
    model, screened
        The model, and every candidate site with its reason.

    Raises
    ------
    UserError
        If a school to be closed is not known, or is the last of its level in its ward; if no
        ward's rooms are known at any level asked for, or no school's place at any; if it would take
        more memory than a model may.

    Notes
    -----
    A level with schools none of which has a place has no stage: `Recommendation.unplaced` names it.
    """
    questions.require_rooms(assessment, *request.levels)
    questions.require_place(assessment, *request.levels)
    closing.check(assessment, request)
    rules = assessment.rules
    sizes = {level: size(rules, assessment, level, request) for level in request.levels}
    screened = screen(assessment, request)
    ready = [one.site for one in screened if one.reason == "in"]
    stages, options = [], []
    standing = {}
    for level in _modelled(assessment, request):
        stage, offered, schools = _stage(assessment, level, ready, sizes[level], request)
        stages.append(stage)
        options += offered
        standing.update(schools)
    sites = {site.site_id: site for site in (*ready, *standing.values())}
    limits = PlanLimits(
        budget_vnd=np.inf if request.budget_vnd is None else request.budget_vnd,
        new_sites=request.new_sites,
        spacing_m=request.spacing_m,
        forced=request.forced,
        forbidden=request.forbidden,
    )
    problem = Model(stages=tuple(stages), sites=sites, actions=tuple(options), limits=limits)
    _known_names(problem)
    _fits(problem)
    return problem, screened


def _modelled(assessment: Assessment, request: Request) -> list[Level]:
    """Leave out the levels no walk can be told of: they stop none of the others."""
    return [level for level in request.levels if not questions.unplaced(assessment, level)]


def _fits(problem: Model) -> None:
    """Refuse what would take more memory than a model may, moves between schools among it."""
    stages = problem.stages
    moves = max((regions.estimate_bytes(one.walk_m, one.pupils) for one in stages), default=0)
    needed = seating.estimate_bytes([stage.walk_m.nnz for stage in stages]) + moves
    sites = sum(not site.existing for site in problem.sites.values())
    cells = max((len(stage.pupils) for stage in stages), default=0)
    places = max((len(stage.places) for stage in stages), default=0)
    budget.require("recommend", needed, cells=cells, schools=places - sites, sites=sites)


def _stage(
    assessment: Assessment, level: Level, ready: Sequence[Site], room: Size, request: Request
) -> tuple[Stage, list[Action], dict[str, Site]]:
    """Write one level: pupils, places, walks, and what could be done."""
    town = assessment.network
    standing = town.schools.index[network.placed(town.schools)]
    at_level = assessment.schools.index.get_level_values("level") == level.value
    placed = assessment.schools.index.get_level_values("school_id").isin(standing)
    gaps = assessment.untold(level)
    told = ~assessment.schools["ward_id"].isin(gaps)
    offered = assessment.schools[at_level & placed & told]  # no walk leads where there is no place
    ids = [str(school) for school in offered.index.get_level_values("school_id")]
    points = np.vstack(
        [
            network.xy(town.schools.reindex(ids)).reshape(-1, 2),
            np.array([[site.x_m, site.y_m] for site in ready]).reshape(-1, 2),
        ]
    )
    travel = questions.ways(town, points)
    rooms = offered["rooms"].to_numpy(dtype=float)
    seats = rooms * room.seats_per_room if request.count is RoomCount.PER_10K else offered["seats"]
    stage = Stage(
        level=level,
        pupils=_people(assessment, level, request),
        places=(*ids, *(site.site_id for site in ready)),
        seats=np.r_[np.asarray(seats, dtype=float), np.zeros(len(ready))],
        walk_m=travel.within(limit_m(assessment.rules, level, request)).astype(np.float64),
    )
    standing = _standing(town, level, offered, points, room)
    options = _at_schools(assessment, stage, standing, rooms, room, request)
    for k, site in enumerate(ready):
        options += actions.build(
            site, level, room, place=len(ids) + k, module_rooms=request.module_rooms
        )
    return stage, options, {site.site_id: site for site in standing.values()}


def _standing(
    town: Network, level: Level, offered: pd.DataFrame, points: Floats, room: Size
) -> dict[str, Site]:
    """Make the sites of the schools that stand, with the land their rooms leave."""
    rooms, land = (offered[name].to_numpy(dtype=float) for name in ("rooms", "land_m2"))
    kinds = offered["kind"].to_numpy()  # of rooms and land, not of the place on the map
    return {
        str(school): Site(
            site_id=f"{school}.{level}",
            name=str(town.schools.loc[school, "name"]),
            x_m=float(points[k, 0]),
            y_m=float(points[k, 1]),
            land_m2=max(float(land[k] - rooms[k] * room.land_per_room_m2), 0.0),
            existing=True,
            kind=Kind(str(kinds[k])),
        )
        for k, school in enumerate(offered.index.get_level_values("school_id"))
    }


def _at_schools(
    assessment: Assessment,
    stage: Stage,
    standing: dict[str, Site],
    rooms: np.ndarray,
    room: Size,
    request: Request,
) -> list[Action]:
    """Offer what could be done at the schools that stand."""
    options: list[Action] = []
    share = assessment.rules.rooms_per_class(stage.level, assessment.options.two_session_share)
    half = assessment.rules.rooms_per_class_half_day[stage.level].value
    for k, (school, site) in enumerate(standing.items()):
        if request.extend:
            options += actions.extend(
                site, stage.level, room, place=k, module_rooms=request.module_rooms,
                rooms=int(rooms[k]),
            )  # fmt: skip
        if request.half_day and stage.level in SHARED and request.count is RoomCount.CLASS_SIZE:
            options += actions.switch(
                site, stage.level, place=k, seats=float(stage.seats[k]), ratio=share / half
            )
        if school in request.close:
            options.append(
                actions.close(
                    site, stage.level, place=k, seats=float(stage.seats[k]), rooms=int(rooms[k])
                )
            )
    return options


def _people(assessment: Assessment, level: Level, request: Request) -> np.ndarray:
    """
    Return who is counted by cell: pupils, or residents where the norm counts those.

    Nobody in the wards whose rooms are not known: what they lack is not known either.
    """
    by_residents = (
        request.count is RoomCount.PER_10K and assessment.rules.rooms_denominator == "residents"
    )
    table = assessment.demand.residents if by_residents else assessment.demand.pupils
    living = assessment.network.cells[assessment.options.units]
    told = ~living.isin(assessment.untold(level)).to_numpy()
    return np.asarray(table[level].where(told, 0.0), dtype=np.float64)


def _known_names(problem: Model) -> None:
    """Refuse forced and forbidden actions that are not on offer."""
    wanted = problem.limits.forced | problem.limits.forbidden
    unknown = sorted(wanted - {action.action_id for action in problem.actions})
    if unknown:
        raise UserError([Fault(code="siting_unknown_action", value=name) for name in unknown])
