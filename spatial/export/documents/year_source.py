"""What a yearly report tells of: a plan, its year, and the locality where it has tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from spatial import land_fund, readings, words
from spatial.assessment import Assessment
from spatial.export import capital, institutions, preschools, season, staffing, standard
from spatial.export.documents.source import DocumentSource
from spatial.land_fund import LandParcel
from spatial.targets import pack, plan_years
from spatial.targets.due_days import DueDay, due_days
from spatial.targets.duties import Duty, Office, duties, offices, whole_plan
from spatial.targets.pack import Pack, localities
from spatial.targets.progress import TargetCourse, courses

MOST_YEARS = 15  # of a review: more columns than that nobody reads, and Word takes 63 at most
_AHEAD = 1  # years after today's that may be asked: a school year is named by the year it ends in
NO_DISTRICTS_FROM = date(2025, 7, 1)  # law 72/2025/QH15: provinces and communes alone


def last_year(on: date) -> int:
    """Return the last year results can be told of on a day."""
    return on.year + _AHEAD


@dataclass(frozen=True, kw_only=True)
class YearSource:
    """
    What a yearly report is filled from.

    Attributes
    ----------
    on, year
        Day of the report; the year it tells of.
    since
        First year of a review over several years, up to `year`; ``None`` for a yearly report.
    lang
        Language of the body.
    plan
        The plan followed; ``None`` for a locality without one.
    entered
        Rows of the table ``progress``.
    assessment
        The locality as it stands in the year, or in the nearest year it can be assessed in;
        ``None`` where only results were told.
    not_come
        A later year that was asked for and has no results yet; ``None`` for none.
    stream_percent
        The planner's own share of those who finish lower secondary into vocational education;
        ``None`` for the plan's.
    """

    on: date
    year: int
    lang: str = "vi"
    plan: Pack | None = None
    entered: pd.DataFrame = field(default_factory=pd.DataFrame)
    assessment: Assessment | None = None
    since: int | None = None
    not_come: int | None = None
    stream_percent: float | None = None

    @classmethod
    def of(cls, source: DocumentSource) -> YearSource:
        """Take the year asked, no later than `last_year`, the locality as it stands, its plan."""
        standing = source.before or source.assessment
        asked, last = source.year or source.on.year, last_year(source.on)
        town, year = standing.network, min(asked, last)
        key = town.locality.key
        if key in localities() and source.year is not None:
            plan_years.require(key, source.year)
        return cls(
            on=source.on,
            year=year,
            lang=source.lang,
            plan=pack(key) if key in localities() else None,
            entered=town.progress,
            assessment=readings.of_year(standing, year),
            not_come=asked if asked > last else None,
            stream_percent=source.stream_percent,
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years told of, the first one first."""
        first = self.year if self.since is None else min(self.since, self.year)
        return tuple(range(first, self.year + 1))

    @property
    def place(self) -> str:
        """Name of the locality of the tables, else of the plan."""
        if self.assessment is not None:
            locality = self.assessment.network.locality
            return str(locality.name.get(self.lang, locality.key))
        return "" if self.plan is None else self.plan.name[self.lang]

    @property
    def is_dissolved(self) -> bool:
        """Whether the plan is of a unit that is no more on the day of the report."""
        if self.plan is None or self.on < NO_DISTRICTS_FROM:
            return False
        return bool(self.plan.communes) and whole_plan(self.plan.locality) != offices()["so_gd"]

    def office(self, office: Office | None) -> str:
        """Name an office, and who does its work now where that is another; empty for nobody."""
        if office is None:
            return ""
        name, now = office.name[self.lang], office.now[self.lang]
        return name if now == name else f"{name} ({now})"

    def offices_now(self, named: Iterable[Office | None]) -> list[str]:
        """Name each office once whose work is another's now, with that other in brackets."""
        told = [one for one in named if one and one.now[self.lang] != one.name[self.lang]]
        return list(dict.fromkeys(map(self.office, told)))

    @cached_property
    def courses(self) -> tuple[TargetCourse, ...]:
        """How far every target of the plan is; none without a plan."""
        if self.plan is None:
            return ()
        facts = None if self.assessment is None else readings.facts(self.assessment, day=self.on)
        return courses(self.plan, year=self.year, entered=self.entered, facts=facts)

    @cached_property
    def due(self) -> tuple[DueDay, ...]:
        """The days of the years told of the plan's reports are due, each day once."""
        if self.plan is None:
            return ()
        found = [day for at in self.years for day in due_days(self.plan.locality, year=at)]
        return tuple({(day.duty, day.when(lang=self.lang)): day for day in found}.values())

    @cached_property
    def tasks(self) -> tuple[Duty, ...]:
        """What the plan gives offices to do without naming a day."""
        if self.plan is None:
            return ()
        every = duties(self.plan.locality)
        return tuple(one for one in every if one.office is not None and one.due is None)

    @cached_property
    def parcels(self) -> tuple[LandParcel, ...]:
        """The land fund; empty without a locality or a fund."""
        return () if self.assessment is None else land_fund.register(self.assessment)

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """
        What the locality tells beside its network and its land, by name of the file of each.

        Of the season that of the school year that ends in `year`; those nobody tells are left out.
        """
        found = self.assessment
        if found is None:
            return {}
        made = {
            **staffing.tables(found, day=self.on),
            **preschools.tables(found),
            **institutions.made(found, share_percent=self.stream_percent).tables,
            **standard.tables(found, day=self.on),
            **season.tables(found, year=self.year - 1),
        }
        told = not (found.network.capital.empty and found.network.budget.empty)
        return made | (capital.tables(found) if told else {})  # projects alone are no account

    def say(self, key: str, **blanks: object) -> str:
        """Say a sentence of documents in the language of the body."""
        return words.say(f"doc.{key}", lang=self.lang, **blanks)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a figure; what nobody knows as that."""
        return words.number(float(value), lang=self.lang, decimals=decimals)

    def level(self, level: str) -> str:
        """Name a level."""
        return words.say(f"level.{level}", lang=self.lang)
