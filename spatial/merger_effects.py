"""What closing or merging a school changes: who walks how far, rooms freed, where pupils go."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from spatial import network, rounding, walk_loads
from spatial.assessment import Assessment
from spatial.norms import Norm
from spatial.norms.checks import mergers
from spatial.norms.checks.merging import Merger
from spatial.norms.checks.walks import between
from spatial.records import LEVELS, Level, Proposal, ProposedAction
from spatial.walk_loads import WalkLoad

MERGING = (ProposedAction.CLOSE, ProposedAction.MERGE)
_HALF = 0.5  # less than half a pupil is none


@dataclass(frozen=True, slots=True, kw_only=True)
class BusPlan:
    """
    How pupils are carried: pupils a bus seats [pupils], rounds it makes each way in a day.

    A figure nobody told is assumed: ours, of no text.
    """

    seats: int = 29
    rounds: int = 1
    seats_assumed: bool = True
    rounds_assumed: bool = True

    def buses(self, pupils: float) -> int:
        """Count the buses whole pupils take: ``ceil(pupils / (seats * rounds))``."""
        return math.ceil(rounding.whole(pupils) / (self.seats * self.rounds))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingSchool:
    """A school that takes more pupils: seats by the norm, pupils before and after."""

    school_id: str
    name: str
    seats: float
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MergerEffect:
    """
    What one closing or merger changes at one level.

    Attributes
    ----------
    change, level
        What is done; a level the school teaches.
    pupils
        Pupils the school tells [pupils]; NaN where it does not.
    rooms, rooms_freed
        Rooms of the school, and those freed: all of a closed one, none of a merged one, which
        stays where it is as a site of the other [rooms].
    land_m2
        Its land [m2].
    before, after
        Walks of the pupils of the places it served; of a place several closed or merged schools
        served, the part that is its own.
    more_beyond
        Pupils who walk beyond the radius after and not before, place by place: those of one place
        who come nearer make nobody's way of another place shorter [pupils].
    radius
        The norm walks are held against.
    receiving
        Schools that take half a pupil more of these places at least, most first.
    """

    change: Proposal
    level: Level
    pupils: float
    rooms: float
    rooms_freed: float
    land_m2: float
    before: WalkLoad
    after: WalkLoad
    more_beyond: float
    radius: Norm
    receiving: tuple[ReceivingSchool, ...]


def changes(assessment: Assessment, ward_id: str | None = None) -> tuple[Proposal, ...]:
    """List the closings and mergers proposed, in their order; of schools of one ward, if named."""
    return _merging(assessment, assessment.network.changes, ward_id)


def waiting(assessment: Assessment, ward_id: str | None = None) -> tuple[Proposal, ...]:
    """List, as `changes`, the closings and mergers of years after the one assessed."""
    return _merging(assessment, assessment.network.later, ward_id)


def _merging(
    assessment: Assessment, proposed: tuple[Proposal, ...], ward_id: str | None
) -> tuple[Proposal, ...]:
    """Keep the closings and mergers, of schools of one ward if it is named."""
    town = assessment.network.before or assessment.network
    ward = town.schools[assessment.options.units or town.base_units].astype(str)
    return tuple(
        one
        for one in proposed
        if one.action in MERGING
        and (ward_id is None or ward_id in {ward.get(one.school_id), ward.get(one.into_id)})
    )


def effects(
    before: Assessment, after: Assessment, ward_id: str | None = None
) -> tuple[MergerEffect, ...]:
    """
    Hold a locality with closings and mergers against the one as it stands.

    Parameters
    ----------
    before, after
        Assessments of the same question; the second with everything proposed.
    ward_id
        The one ward whose schools are told of; ``None`` for all.

    Returns
    -------
    tuple of MergerEffect
        One a change and level the school teaches, in the order of the changes.

    Notes
    -----
    The places a school served are the cells any of whose pupils go to it before. All pupils of
    these cells at the level are followed, before and after, so that nobody is lost between two
    answers: ``mean = sum(pupils * walk) / sum(pupils)`` over those who reach a school. A cell
    several of the schools served is parted among them by the pupils each had of it before, so that
    the effects add up and count no child twice.
    """
    parts = {level: _parts(before, after, level) for level in LEVELS}
    return tuple(
        _effect(before, after, one, level, parts[level])
        for one in changes(after, ward_id)
        for level in LEVELS
        if (one.school_id, level.value) in before.schools.index
    )


def verdict(before: Assessment, change: Proposal) -> Merger | None:
    """
    Judge a merger by the guidance; ``None`` for a closing, which merges nothing.

    Distance is measured and not judged: the guidance names no farthest walk.
    """
    town = before.network
    pair = [change.school_id, change.into_id]
    if change.action is not ProposedAction.MERGE or not set(pair) <= set(town.schools.index):
        return None
    units = before.options.units or town.base_units
    taught = town.school_levels.groupby("school_id")["level"].agg(",".join)
    about = town.schools.loc[pair]
    ready = about["ready"] if "ready" in about else pd.Series(math.nan, index=pair)
    table = pd.DataFrame(
        {
            "school_id": pair,
            "commune": about[units].to_numpy(),
            "levels": taught.reindex(pair).to_numpy(),
            "ready": ready.to_numpy(float),
        }
    )
    (judged,) = mergers(table)
    return judged


def apart_m(before: Assessment, change: Proposal) -> float:
    """Measure the walk between two schools to be merged [m]; NaN where one has no place."""
    town = before.network
    pair = [one for one in (change.school_id, change.into_id) if one in town.schools.index]
    placed = town.schools.loc[pair]
    placed = placed[network.placed(placed)]
    if len(placed) != 2:  # noqa: PLR2004 - two schools
        return math.nan
    return float(between(network.xy(placed), town.streets, town.land)[0, 1])


def _parts(before: Assessment, after: Assessment, level: Level) -> pd.Series:
    """Part every cell among the changed schools that served it: by school and cell, [0..1]."""
    flows = _at(before, level)
    changed = {one.school_id for one in changes(after)}
    own = flows[flows["school_id"].isin(changed) & (flows["pupils"] > 0)]
    pupils = own.groupby(["school_id", "cell_id"])["pupils"].sum()
    return pupils / pupils.groupby("cell_id").transform("sum")


def _effect(
    before: Assessment, after: Assessment, change: Proposal, level: Level, parts: pd.Series
) -> MergerEffect:
    """Follow one level of one change."""
    key = (change.school_id, level.value)
    served = change.school_id in parts.index.get_level_values("school_id")
    cells = parts.loc[change.school_id] if served else pd.Series(dtype=float)
    was, now = _of_cells(_at(before, level), cells), _of_cells(_at(after, level), cells)
    radius = before.rules.radius_m[level]
    stock = before.schools.loc[[key]].iloc[0]
    rooms = float(stock["rooms"])
    told = before.network.school_levels
    told = told[(told["school_id"] == key[0]) & (told["level"] == key[1])]
    return MergerEffect(
        change=change,
        level=level,
        pupils=float(told["pupils"].iloc[0]) if len(told) else math.nan,
        rooms=rooms,
        rooms_freed=rooms if change.action is ProposedAction.CLOSE else 0.0,
        land_m2=float(stock["land_m2"]),
        before=walk_loads.load(was, radius.value),
        after=walk_loads.load(now, radius.value),
        more_beyond=walk_loads.more_beyond(was, now, radius.value),
        radius=radius,
        receiving=_receiving(before, after, level, _more_of(was, now)),
    )


def _at(assessment: Assessment, level: Level) -> pd.DataFrame:
    """Return the flows of a level."""
    return assessment.flows[assessment.flows["level"] == level.value]


def _of_cells(flows: pd.DataFrame, cells: pd.Series) -> pd.DataFrame:
    """Return the flows of some cells, each with the part of its pupils that is followed."""
    own = flows[flows["cell_id"].isin(cells.index) & (flows["pupils"] > 0)]
    return own.assign(pupils=own["pupils"] * own["cell_id"].map(cells).astype(float))


def _more_of(was: pd.DataFrame, now: pd.DataFrame) -> set[str]:
    """Name the schools that take half a pupil more of the places followed at least."""
    taken, had = (flows.groupby("school_id")["pupils"].sum() for flows in (now, was))
    more = taken.sub(had.reindex(taken.index).fillna(0.0))
    return set(more.index[more >= _HALF].astype(str))


def _schools(assessment: Assessment, level: Level) -> pd.DataFrame:
    """Return the schools of a level by code; none where the last one is closed."""
    taught = assessment.schools.index.get_level_values("level") == level.value
    return assessment.schools[taught].droplevel("level")


def _receiving(
    before: Assessment, after: Assessment, level: Level, named: set[str]
) -> tuple[ReceivingSchool, ...]:
    """Tell the schools named whose pupils are more with everything proposed."""
    now, was = _schools(after, level), _schools(before, level)["pupils_assigned"]
    names = after.network.schools["name"]
    rows = [
        ReceivingSchool(
            school_id=str(school_id),
            name=str(names.get(school_id, school_id)),
            seats=float(row["seats"]),
            before=float(was.get(school_id, 0.0)),
            after=float(row["pupils_assigned"]),
        )
        for school_id, row in now.iterrows()
        if str(school_id) in named
    ]
    more = [one for one in rows if one.after - one.before >= _HALF]
    return tuple(sorted(more, key=lambda one: one.before - one.after))
