"""What a document tells of: an assessment, and what was asked beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from spatial import catchment, explain, words, zoning
from spatial.assessment import Assessment, whole
from spatial.errors import Fault, UserError
from spatial.merger_effects import BusPlan
from spatial.recommend import Recommendation
from spatial.records import LEVELS, Level
from spatial.scenario import ScenarioCard


@dataclass(frozen=True, kw_only=True)
class EnrolmentPlan:
    """
    Zones of one level with the question they answer.

    Attributes
    ----------
    level, question, problem, zones
        The level, who seeks a seat where, and the zones found.
    grade
        The entry grade the question is narrowed to; empty for the whole level.
    stress
        The season tried ahead: the city's rule against the best assignment of the same seats.
    """

    level: Level
    question: catchment.Question
    problem: zoning.Zoning
    zones: zoning.Zones
    grade: str = ""
    stress: catchment.Stress | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentSource:
    """
    What a document is filled from.

    Attributes
    ----------
    assessment
        The locality with what is proposed.
    before
        As it stands, where something is proposed; else ``None``.
    on
        Day of the document.
    lang
        Language of the body.
    ward_id
        The one ward told of; ``None`` for the whole locality.
    recommendation, enrolment
        A network recommended, and zones, where they were asked for.
    compared
        Further assessments to compare, by name; the first is what the others are held against.
    cards
        Of the scenarios told of: their names, what they are about, how far their review is.
    year
        Year a yearly report tells of; ``None`` for that of `on`.
    buses
        How pupils who would walk too far after a merger are carried.
    stream_percent
        The planner's own share of those who finish lower secondary into vocational education;
        ``None`` for the plan's.
    map_level, paper
        Level a printed map is of, and its paper: ``a4`` or ``a3``.
    """

    assessment: Assessment
    on: date
    lang: str = "vi"
    before: Assessment | None = None
    ward_id: str | None = None
    recommendation: Recommendation | None = None
    enrolment: EnrolmentPlan | None = None
    compared: Mapping[str, Assessment] = field(default_factory=dict)
    map_level: Level = Level.TIEU_HOC
    cards: tuple[ScenarioCard, ...] = ()
    paper: str = "a4"
    year: int | None = None
    stream_percent: float | None = None
    buses: BusPlan = field(default_factory=BusPlan)

    @property
    def place(self) -> str:
        """Name of the ward or the locality."""
        if self.ward_id is not None:
            return explain.ward_name(self.assessment, self.ward_id)
        locality = self.assessment.network.locality
        return str(locality.name.get(self.lang, locality.key))

    @property
    def office_place(self) -> str:
        """
        Name of the ward or the locality as its office bears it: with the rank of a ward.

        A table may call a ward by its bare name; a commune of today's list by its code and that
        name has its rank from there.
        """
        from spatial.communes import pack  # noqa: PLC0415 - the server starts without the tables of the communes

        known = pack.communes()["name"]
        if self.lang != "vi" or self.ward_id is None or self.ward_id not in known.index:
            return self.place
        ranked = str(known[self.ward_id])
        rank = ranked.removesuffix(f" {self.place}")
        return self.place if rank == ranked else f"{rank.lower()} {self.place}"

    def say(self, key: str, **blanks: object) -> str:
        """Say a sentence of documents in the language of the body."""
        return words.say(f"doc.{key}", lang=self.lang, **blanks)

    def level(self, level: Level | str) -> str:
        """Name a level."""
        return words.say(f"level.{Level(level)}", lang=self.lang)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Write a figure; what nobody knows as that."""
        return words.number(
            np.nan if value is None else float(value), lang=self.lang, decimals=decimals
        )

    def figures(self, level: Level, assessment: Assessment | None = None) -> dict[str, int | None]:
        """Return the whole figures of a level, of the ward or of the locality."""
        found = assessment or self.assessment
        if self.ward_id is None:
            return found.summary()["levels"][level.value]
        return whole(found.at_level(level).loc[self.ward_id].to_dict())

    def by_level(self, assessment: Assessment | None = None) -> dict[Level, dict[str, int | None]]:
        """Return the whole figures of every level."""
        return {level: self.figures(level, assessment) for level in LEVELS}

    def totals(self, assessment: Assessment | None = None) -> dict[str, int | None]:
        """Return the whole figures of all levels together, added up before they are rounded."""
        found = assessment or self.assessment
        if self.ward_id is None:
            return found.summary()["total"]
        rows = found.wards.xs(self.ward_id, level="ward_id")
        numbers = rows.select_dtypes("number").sum(min_count=1)
        total = whole(dict(numbers.items()))
        for name in ("rooms_need_class", "rooms_short_class"):
            parts = [figures[name] for figures in self.by_level(found).values()]
            known = [part for part in parts if part is not None]
            total[name] = sum(known) if known else None
        return total

    def told(self, level: Level | str, column: str) -> Any:  # noqa: ANN401 - as the table holds it
        """Return one unrounded figure or word of a level, of the ward or of the locality."""
        found, level = self.assessment, Level(level)
        if self.ward_id is None:
            return found.levels.loc[level.value, column]
        return found.at_level(level).loc[self.ward_id, column]

    def schools(self) -> pd.DataFrame:
        """
        Return the schools with their figures by level, of the ward or of all, by name.

        One whose rooms nobody told is counted, so it is listed, its figures left open.
        """
        found = self.assessment
        table, bare = found.schools.reset_index(), self._roomless()
        table = pd.concat([table, bare], ignore_index=True) if len(bare) else table
        if self.ward_id is not None:
            table = table[table["ward_id"].astype(str) == self.ward_id]
        about = found.network.schools[["name", "ownership"]]
        order = {level.value: at for at, level in enumerate(LEVELS)}
        table = table.join(about, on="school_id").assign(
            order=table["level"].astype(str).map(order)
        )
        return table.sort_values(["order", "name", "school_id"], kind="stable")

    def _roomless(self) -> pd.DataFrame:
        """Return school, level and ward of what counts though its rooms are not known."""
        found = self.assessment
        town = found.network  # its roomless are those that count
        wards = town.schools[found.options.units or town.base_units]
        table = town.roomless[["school_id", "level"]]
        return table.assign(ward_id=table["school_id"].map(wards))


def ward_called(assessment: Assessment, called: str) -> str:
    """
    Find a ward by its name or code.

    Raises
    ------
    UserError
        If there is none; the message lists those there are.
    """
    names = assessment.network.wards(assessment.options.units)["ward"].astype(str)
    wanted = called.strip().casefold()
    for ward_id, name in names.items():
        if wanted in {str(ward_id).casefold(), name.casefold()}:
            return str(ward_id)
    known = ", ".join(f"{name} ({ward_id})" for ward_id, name in names.items())
    raise UserError(Fault(code="report_ward", value=called, blanks={"known": known}))
