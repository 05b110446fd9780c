"""Who goes where, made once for the same choices: the question, each model's answer, its prices."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from spatial import catchment, crs, network, questions
from spatial.assessment import Assessment
from spatial.catchment import Question, Stress, areas, report
from spatial.records import Level, Options, Proposal
from spatial.ui.session import assessments
from spatial.ui.session.assessments import LocalitySource, Seen

MIX, RULE = "mix", "nearest_first"
WAYS = (*catchment.MODELS, MIX)
DAY_S_WAY = -1.0  # in place of a multiple: the longest walk where none is named, as of a command
TIMES = (DAY_S_WAY, 1.0, 2.0, 3.0, 5.0, 0.0)  # longest walk, by the norm's; 0 for none
USUAL_TIMES, TIMES_KEY = DAY_S_WAY, "flow.times"
CHECKED = 10  # schools whose room is priced by solving again


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """
    How pupils are sent to schools.

    Attributes
    ----------
    model
        One of `WAYS`.
    times
        Longest walk as a multiple of the norm's; 0 for any, `DAY_S_WAY` where none is named.
    crossing, private
        Of `MIX`: percent of pupils who may cross the ward's border, and who go to private schools.
    """

    model: str = RULE
    times: float = USUAL_TIMES
    crossing: int = 10
    private: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class FlowOutcome:
    """
    One model's answer and what can be read off it.

    Attributes
    ----------
    asked, flows, norm_m
        The question, cells to schools, the longest walk of the norm [m].
    """

    asked: Question
    flows: pd.DataFrame
    norm_m: float

    @cached_property
    def load(self) -> pd.DataFrame:
        """Return pupils, seats, utilisation and mean walk by ``school_id``."""
        return catchment.load(self.asked, self.flows)

    @cached_property
    def displaced(self) -> pd.DataFrame:
        """Return the pupils who do not get their nearest school, most first."""
        return catchment.displaced(self.asked, self.flows)

    @cached_property
    def distances(self) -> report.Distances:
        """Return how far they walk."""
        return catchment.distances(self.flows, norm_m=self.norm_m)

    @cached_property
    def unserved(self) -> tuple[pd.Series, pd.Series]:
        """Return pupils without a seat by ``cell_id`` and by ward."""
        return catchment.unserved(self.asked, self.flows)

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """Return pupils by ward of home and ward of school."""
        return catchment.matrix(self.asked, self.flows)

    @cached_property
    def top(self) -> pd.Series:
        """Return the school most pupils of each cell go to, by ``cell_id``; missing for none."""
        return catchment.most_go_to(self.asked, self.flows)

    @property
    def over(self) -> float:
        """Return the pupils schools hold beyond their seats."""
        return float((self.load["pupils"] - self.load["seats"]).clip(lower=0.0).sum())

    @property
    def seated(self) -> float:
        """Return the pupils with a seat."""
        return self.distances.pupils - self.distances.without - self.over

    @cached_property
    def beyond_reach(self) -> float:
        """Return the pupils with no school at all within the longest walk."""
        alone = np.diff(self.asked.pairs.indptr) == 0
        return float(self.asked.pupils.to_numpy(dtype=np.float64)[alone].sum())

    @property
    def pushed(self) -> tuple[float, float]:
        """Return the seated pupils not at their nearest school, and their mean detour [m]."""
        gone = self.displaced[np.isfinite(self.displaced["extra_m"])]
        pupils = float(gone["pupils"].sum())
        extra = float(gone["pupils"] @ gone["extra_m"])
        return pupils, extra / pupils if pupils else 0.0


@dataclass(frozen=True, kw_only=True, eq=False)
class FlowCase:
    """
    One level of one assessment, put to the models.

    Attributes
    ----------
    assessment, level, question
        The assessment, the level, and its question with the longest walk.
    limit_m
        Longest walk [m], infinite for any.
    kept
        Answers already made.
    """

    assessment: Assessment
    level: Level
    question: Question
    limit_m: float
    kept: dict[Way, FlowOutcome] = field(default_factory=dict)

    @property
    def norm_m(self) -> float:
        """Return the longest walk of the norm [m]."""
        return float(self.assessment.rules.radius_m[self.level].value)

    @property
    def room_seats(self) -> float:
        """Return the seats of one room more."""
        return float(self.assessment.rules.class_size[self.level].value)

    @cached_property
    def stress(self) -> Stress:
        """Return the city's rule against the best assignment."""
        return catchment.stress(self.question, norm_m=self.norm_m)

    @cached_property
    def rooms(self) -> pd.DataFrame:
        """Return schools by what one room more is worth, by ``school_id``, dearest first."""
        asked = self.question
        table = catchment.price_of_room(
            asked.pupils,
            asked.seats,
            asked.pairs,
            self.stress.best,
            room_seats=self.room_seats,
            check=CHECKED,
        )
        return table.set_axis(asked.seats.index[table.index])

    def outcome(self, way: Way) -> FlowOutcome:
        """Return a model's answer."""
        if way not in self.kept:
            flows = self._flows(way)
            self.kept[way] = FlowOutcome(asked=self.question, flows=flows, norm_m=self.norm_m)
        return self.kept[way]

    def _flows(self, way: Way) -> pd.DataFrame:
        """Ask a model; the two of the stress test were asked already."""
        if way.model == MIX:
            return self.question.frame(
                catchment.mixed(
                    self.question, private(self), crossing=way.crossing, private=way.private
                )
            )
        if way.model == "nearest_first":
            return self.question.frame(self.stress.rule)
        if way.model == "best":
            return self.question.frame(self.stress.best)
        return catchment.MODELS[way.model](self.question)


def private(case: FlowCase) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which of the question's schools are private, shape (m,)."""
    return questions.private_schools(case.assessment, case.question)


@st.cache_resource(max_entries=24, show_spinner=False)
def _case(
    place: LocalitySource,
    options: Options,
    proposals: tuple[Proposal, ...],
    own: str,
    asked: tuple[str, float],
    closed: tuple[str, ...] = (),
) -> FlowCase:
    """Put a level's question, with its longest walk, once for the same choices."""
    level, times = asked
    assessment = assessments.assess(place, options, proposals, own, closed)
    wanted = Level(level)
    named_m = assessment.rules.radius_m[wanted].value * times if times else np.inf
    limit_m = None if times == DAY_S_WAY else named_m
    question = questions.of_level(assessment, wanted, limit_m=limit_m)
    return FlowCase(
        assessment=assessment, level=wanted, question=question, limit_m=question.limit_m
    )


def case(
    seen: Seen, times: float, *, proposals: bool = True, closed: tuple[str, ...] = ()
) -> FlowCase:
    """
    Return the question of the level shown.

    Parameters
    ----------
    times
        Longest walk as a multiple of the norm's; 0 for any, `DAY_S_WAY` where none is named.
    proposals
        Whether the proposals count as schools.
    closed
        Schools that are thought closed.
    """
    given = seen.proposals if proposals else ()
    view = seen.view
    return _case(seen.source, view.options, given, view.own, (view.level.value, times), closed)


def closure(case: FlowCase, without: FlowCase, way: Way, school_id: str) -> catchment.Closure:
    """
    Tell what closing a school does.

    Parameters
    ----------
    case, without
        The question with the school and without it.
    way
        How pupils are sent; the nearest-school model turns nobody away, so the city's rule
        answers in its place.
    """
    asked = dataclasses.replace(way, model=RULE) if way.model == "nearest" else way
    flows = [(one.question, one.outcome(asked).flows) for one in (case, without)]
    return catchment.closure(flows[0], flows[1], school_id)


def drawn(case: FlowCase, outcome: FlowOutcome) -> gpd.GeoDataFrame:
    """Return where each school's pupils live, one shape per ``school_id``, degrees; for the eye."""
    town = case.assessment.network
    outline = town.wards(None).union_all()
    shapes = areas.drawn(
        network.xy(town.cells), list(outcome.top), outline=outline, crs=town.cells.crs
    )
    return crs.to_lonlat(shapes)


def walks(case: FlowCase, school_id: str) -> gpd.GeoDataFrame:
    """Return the rings of 500, 1,000 and 2,000 m of streets around a school, widest first."""
    town = case.assessment.network
    school = town.schools.loc[[school_id]]
    if town.streets is None or not town.streets.covers(network.xy(school)).all():
        return gpd.GeoDataFrame({"metres": []}, geometry=[], crs=crs.WGS84)
    rings = areas.isochrones(town.streets, network.xy(school), school.index, crs=school.crs)
    return crs.to_lonlat(rings.sort_values("metres", ascending=False))
