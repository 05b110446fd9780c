"""Records every room of the house shares: levels, kinds of figures, options, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from spatial.schema import Number, Pairs, Text, Whole, rows


class Level(StrEnum):
    """Level of schooling (cấp học), in the order plans print them."""

    MAM_NON = "mam_non"
    TIEU_HOC = "tieu_hoc"
    THCS = "thcs"
    THPT = "thpt"


LEVELS = tuple(Level)
# Groups of preschool children, by the words of the column ``age_group``.
NURSERY = ("m3_12", "m13_24", "m25_36", "mixed_nursery")
KINDERGARTEN = ("y3_4", "y4_5", "y5_6", "mixed_kindergarten")
YEARS = (1900, 2200)  # first and last year anything is told or asked for


class Kind(StrEnum):
    """How a figure came to be known, surest first."""

    PUBLISHED = "published"
    SURVEYED = "surveyed"
    UNTOLD = "untold"  # whoever brought the figure does not say
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


def weakest(kinds: Iterable[str]) -> Kind:
    """
    Return the least sure of several kinds: a result is no surer than its weakest part.

    Examples
    --------
    >>> weakest(["published", "estimated"])
    <Kind.ESTIMATED: 'estimated'>
    """
    order = tuple(Kind)
    return max((Kind(kind) for kind in kinds), key=order.index, default=Kind.PUBLISHED)


class PupilsBasis(StrEnum):
    """What is counted as pupils: figures of one year on two bases are two different quantities."""

    TABLE = "table"  # the table of pupils has the year
    BETWEEN = "between"  # a straight line between two years of the table
    RESIDENTS = "residents"  # no table: children of the ages times their assumed participation
    PROJECTED = "projected"  # children of the ages times their participation
    RAKED = "raked"  # the projection, raked to the table's totals


class Status(StrEnum):
    """How a ward stands at a level, best first; last where the rooms there are not known."""

    OK = "ok"
    WATCH = "watch"
    SHORT = "short"
    SEVERE = "severe"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """
    Dwellings or jobs that bring people.

    Attributes
    ----------
    development_id, name
        Its stable name and what it is called.
    sort
        ``apartment``, ``house`` or ``industry``.
    units
        Dwellings or jobs when complete [count], >= 0.
    first_year, last_year
        Years in which the first and the last of them are taken up, in even parts.
    ward_id
        Ward of the base set; empty where `lon` and `lat` say it.
    lon, lat
        Place, WGS 84 degrees; without one its people spread over the ward.
    people_per_unit
        People a unit brings; ``None`` takes the assumption for its sort.
    additional
        Share of its people that the trend of migration does not hold already [0..1].
    chance
        Chance that it is built at all [0..1]; the central figures expect this share of it.
    delay_years
        Usual delay [years]; simulated paths draw around it.
    """

    development_id: Text
    name: Text
    sort: Text
    units: Number
    first_year: Whole
    last_year: Whole
    ward_id: Text = ""
    lon: Number | None = None
    lat: Number | None = None
    people_per_unit: Number | None = None
    additional: Number = 1.0
    chance: Number = 1.0
    delay_years: Number = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """
    Pupils of one ward who go to school in another.

    Attributes
    ----------
    level
        Level of schooling.
    from_ward, to_ward
        Wards of the base set; empty for outside the locality.
    share
        Share of the pupils living in `from_ward`; for pupils from outside, of those living in
        `to_ward`.
    """

    level: Level
    from_ward: Text
    to_ward: Text
    share: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """
    What the planner sets for the future; the limits are in ``projection/rates/assumptions.yaml``.

    Attributes
    ----------
    fertility, migration
        Factors on the estimated births per woman and on the last known yearly net arrivals.
    participation
        Rate by group of ages (``nha_tre``, ``mau_giao``, ``nam_tuoi``, ``tieu_hoc``, ``thcs``,
        ``thpt``) that replaces the assumed one after the last known year.
    private_share
        Share of pupils in private schools by level, who need no public room; none for a level
        leaves all its pupils in.
    vocational_share
        Share of upper secondary pupils in the vocational stream, who need no school room.
    crossings, developments
        Pupils crossing borders; housing and industry to come.
    """

    fertility: Number = 1.0
    migration: Number = 1.0
    participation: Annotated[tuple[tuple[str, float], ...], Pairs(dict[Text, Number])] = ()
    private_share: Annotated[tuple[tuple[Level, float], ...], Pairs(dict[Level, Number])] = ()
    vocational_share: Number = 0.0
    crossings: Annotated[tuple[Crossing, ...], rows(Crossing)] = ()
    developments: Annotated[tuple[Development, ...], rows(Development)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """
    What to assess.

    Attributes
    ----------
    year
        Year the pupils are counted in; 0 takes the year after the newest data.
    profile
        Name of the norm profile; empty takes the law of the day where the locality lies.
    units
        Name of the ward set results are reported on; ``None`` takes the wards of the day.
    on
        The day that counts as today, for what is left open above; ``None`` takes `clock.today`.
    catchment
        Model that sends pupils to schools: ``nearest``, ``nearest_first`` (until full, the city's
        rule), ``best`` (most pupils seated, least walking), ``ward_bound`` (the same inside the
        own ward).
    two_session_share
        Share of lower and upper secondary classes taught two sessions a day [0..1];
        ``None`` takes the profile's.
    scenario
        Whose pupils: ``published`` takes the known totals; ``base``, ``low``, ``high`` project
        people and participation; ``plan`` is ``base`` raked to the published totals; ``own``
        follows `outlook`.
    engine
        Projection engine of every scenario but ``published``.
    public_only
        Count no school known to be private.
    nursery_rooms
        Count the rooms of nursery groups (children under 3); without them the rooms match the
        per-10,000 band, which starts at 3.
    count_projects
        Count rooms under way from the year they are finished.
    floor_rule
        Let built floor stand for land as the law of the day permits in the profile's area class;
        ``None`` follows the profile.
    outlook
        The planner's own rates, moves and developments; the projecting scenarios other than
        ``own`` take only its moves and developments.
    """

    year: int = 0
    profile: str = ""
    units: str | None = None
    on: date | None = None
    catchment: str = "nearest"
    two_session_share: float | None = None
    scenario: str = "published"
    engine: str = "cohort"
    public_only: bool = False
    nursery_rooms: bool = True
    count_projects: bool = False
    floor_rule: bool | None = None
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """
    A reading of a locality somebody published, with every choice named.

    Attributes
    ----------
    label
        What it is called, by language.
    year, units, profile, scenario
        As in `Options`.
    """

    label: Mapping[str, str] = field(hash=False)
    year: int
    units: str
    profile: str
    scenario: str = "published"


class ProposedAction(StrEnum):
    """What a proposal does to the locality; every one but the first and last to a known school."""

    BUILD = "build"
    MOVE = "move"  # the whole school, to another place
    RESIZE = "resize"  # rooms and land of a level are as given
    EXTEND = "extend"  # rooms and land of a level are more by what is given
    CLOSE = "close"  # the whole school
    MERGE = "merge"  # into another school, whose site it becomes
    TWO_SESSIONS = "two_sessions"  # every class of a level has a room all day
    HALF_DAY = "half_day"  # classes of a level share rooms in shifts
    OPEN = "open"  # a level the school did not teach, with the rooms and land given
    RESERVE = "reserve"  # land for a level, without a room


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    A school the planner puts on the map, or another change of the locality.

    Attributes
    ----------
    proposal_id, name
        Stable name of the proposal inside its scenario; what the planner calls it.
    level
        Level it serves, or changes.
    rooms, land_m2
        General classrooms [count] and site area [m2] as `action` reads them, >= 0.
    lon, lat, parcel_id
        Place, WGS 84 degrees (of a move, where the school will stand), and the parcel picked.
    action, school_id, into_id
        What is done, to which school, and the school it is merged into; empty where none is.
    open_year
        First year it counts in; ``None``, where nobody said, counts in every year.
    """

    proposal_id: str
    name: str
    level: Level
    rooms: int
    land_m2: float
    lon: float
    lat: float
    parcel_id: str | None = None
    action: ProposedAction = ProposedAction.BUILD
    school_id: str = ""
    into_id: str = ""
    open_year: int | None = None

    @property
    def new_rooms(self) -> int:
        """Rooms to be built [count]: a resize tells what is there, and builds nothing."""
        builds = {ProposedAction.BUILD, ProposedAction.EXTEND, ProposedAction.OPEN}
        return self.rooms if self.action in builds else 0
