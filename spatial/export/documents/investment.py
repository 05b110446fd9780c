"""Danh mục đầu tư công trung hạn: the projects, in the columns public investment is planned in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from spatial import capital, explain, network, norms
from spatial.errors import Fault, UserError
from spatial.export import siting, siting_lines
from spatial.export.documents import doubts, sites
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.export.documents.year_source import MOST_YEARS
from spatial.norms import BILLION
from spatial.recommend import Recommendation

Name = TypeVar("Name", int, str)


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the list: own projects with their capital, and a recommended network or sites proposed.

    The locality's own projects stand in it once it keeps the table of capital.

    Raises
    ------
    UserError
        If there is none of these.
    """
    rows = [*_under_way(source)]
    if source.recommendation is not None:
        rows += _recommended(source, source.recommendation)
    else:
        rows += _proposed(source)
    if not rows:
        raise UserError(Fault(code="report_proposals", value=source.say("kind.dau-tu")))
    years = _years(source, rows)
    notes = ["invest.open"]
    if source.recommendation is not None:
        notes.append("invest.years_note")
    elif any(one.is_estimated for one in rows):
        notes.append("invest.years_open")
    if not all(one.is_estimated for one in rows):
        notes.append("invest.told")
    untold = sum(math.isnan(one.cost) for one in rows)
    body: tuple[DocumentSentence | DocumentTable, ...] = (
        said(source.say("invest.unit")),
        _table(source, rows, years),
        *([said(source.say("invest.untold", count=untold))] if untold else []),
        *(said(source.say(key)) for key in notes),
        *_left_out(source),
        *_cost(source, [one for one in rows if one.is_estimated]),
    )
    return (DocumentPart(title=source.say("invest.title"), body=body), doubts.part(source))


def _left_out(source: DocumentSource) -> Iterator[DocumentSentence]:
    """Name the levels a recommended network leaves out, or plans for some wards alone."""
    if source.recommendation is not None:
        yield from (
            said(line) for line in siting_lines.gaps(source.recommendation, lang=source.lang)
        )


def has_rows(source: DocumentSource) -> bool:
    """Tell whether the list can be made of what is proposed or of the locality's own projects."""
    return bool(sites.built(source)) or next(_under_way(source), None) is not None


def _years(source: DocumentSource, rows: Iterable[InvestedProject]) -> tuple[int, ...]:
    """
    Return the years of the plan, and those capital is told of.

    Years between are columns to be filled in, unless they are more than a plan has: one year
    mistyped would make a table wider than Word takes.
    """
    told = {year for one in rows for year in one.by_year}
    if source.recommendation is not None:
        first, last = source.recommendation.request.years
        told |= {*range(first, last + 1)}
    if told and max(told) - min(told) < MOST_YEARS:
        return tuple(range(min(told), max(told) + 1))
    return tuple(sorted(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestedProject:
    """
    A row of the list.

    Attributes
    ----------
    name, place, time
        As they are read.
    rooms
        Rooms it builds.
    cost
        What it costs in all [billion VND]; NaN where nobody told.
    by_year, by_fund
        What is told of its capital by year and by source [billion VND]; empty where nothing is.
    is_estimated
        Whether the cost is the published case times the rooms.
    """

    name: str
    place: str
    time: str
    rooms: int
    cost: float
    by_year: Mapping[int, float] = field(default_factory=dict)
    by_fund: Mapping[str, float] = field(default_factory=dict)
    is_estimated: bool = True


def _recommended(source: DocumentSource, found: Recommendation) -> Iterator[InvestedProject]:
    """Give the projects of a recommended network in the order of their years."""
    for row in siting.investment(found, lang=source.lang):
        start, finish = row["start_year"], row["finish_year"]
        cost = float(row["cost_billion_vnd"])
        yield InvestedProject(
            name=source.say(
                "invest.deed", deed=row["deed"], name=row["site"], level=row["level_name"]
            ),
            place=row["ward"],
            rooms=row["rooms"],
            time=source.say("invest.no_year") if start is None else f"{start}-{finish}",
            cost=cost,
            by_year={} if start is None else {start: cost},
        )


def _proposed(source: DocumentSource) -> Iterator[InvestedProject]:
    """Give what is proposed on the map and builds rooms, with its year where it is told."""
    for one in sites.built(source):
        ward_id = sites.ward_of(source, one)
        yield InvestedProject(
            name=source.say(
                "invest.deed",
                deed=sites.deed(source, one),
                name=one.name,
                level=source.level(one.level),
            ),
            place=source.place
            if ward_id is None
            else explain.ward_name(source.assessment, ward_id),
            rooms=one.new_rooms,
            time=source.say("unknown") if one.open_year is None else str(one.open_year),
            cost=one.new_rooms * norms.room_cost_vnd() / BILLION,
        )


def _under_way(source: DocumentSource) -> Iterator[InvestedProject]:
    """Give the locality's own projects with their capital, once it keeps the table of capital."""
    found = source.assessment
    town = found.network
    if town.projects is None or town.capital.empty:
        return
    needs = capital.needs(found)
    told = needs[needs["basis"] == capital.TOLD]
    wards = network.ward_of(town.projects.geometry.to_numpy(), town.wards(found.options.units))
    for (code, row), ward_id in zip(town.projects.iterrows(), wards, strict=True):
        inside = isinstance(ward_id, str)
        if source.ward_id is not None and ward_id != source.ward_id:
            continue
        mine = told[told["project_id"] == str(code)]
        by_year, by_fund = (mine.groupby(key)["billion_vnd"].sum() for key in ("year", "fund"))
        start, cost = row.get("start_year"), row.get("cost_billion_vnd")
        first = source.say("unknown") if pd.isna(start) else str(int(start))
        yield InvestedProject(
            name=f"{row['name']}, {source.level(str(row['level']))}",
            place=explain.ward_name(found, ward_id) if inside else source.place,
            rooms=int(row["rooms"]),
            time=f"{first}-{int(row['finish_year'])}",
            cost=math.nan if pd.isna(cost) else float(cost),
            by_year={int(float(str(year))): float(of) for year, of in by_year.items()},
            by_fund={str(fund): float(of) for fund, of in by_fund.items()},
            is_estimated=False,
        )


def _table(
    source: DocumentSource, rows: Sequence[InvestedProject], years: tuple[int, ...]
) -> DocumentTable:
    """Set the projects in the columns of the plan; what nobody told is left to be written in."""
    dots, group = source.say("unknown"), source.say("invest.no_group")

    lines = [
        (
            str(at),
            one.name,
            dots,
            group,
            one.place,
            str(one.rooms),
            one.time,
            dots if math.isnan(one.cost) else source.number(one.cost, 2),
            *_told(source, one.by_year, years),
            *_told(source, one.by_fund, capital.FUNDS),
        )
        for at, one in enumerate(rows, start=1)
    ]
    costs = [one.cost for one in rows if not math.isnan(one.cost)]
    sums = (
        source.number(math.fsum(costs), 2) if costs else dots,
        *_sums(source, [one.by_year for one in rows], years),
        *_sums(source, [one.by_fund for one in rows], capital.FUNDS),
    )
    total = ("", source.say("head.total"), "", "", "", str(sum(one.rooms for one in rows)), "")
    lines.append((*total, *sums))
    heads = ("project", "investor", "group", "place", "rooms", "time", "cost")
    money_columns = len(years) + len(capital.FUNDS)
    return DocumentTable(
        caption="",
        heads=(
            source.say("head.number"),
            *(source.say(f"invest.{name}") for name in heads),
            *(source.say("invest.year", year=year) for year in years),
            *(source.say(f"invest.{name}") for name in capital.FUNDS),
        ),
        rows=tuple(lines),
        figures=frozenset({5, *range(7, 8 + money_columns)}),
        widths=(1, 2.9, 1.1, 1.2, 1.5, 1.4, 1.4, 1.5, *(1.35,) * len(years), *(1.2,) * 5),
        has_total=True,
    )


def _told(
    source: DocumentSource, told: Mapping[Name, float], names: Sequence[Name]
) -> tuple[str, ...]:
    """Write what is told of a project's capital; of one nobody told, blanks to be written in."""
    if not told:
        return (source.say("unknown"),) * len(names)
    return tuple(source.number(told[name], 2) if name in told else "" for name in names)


def _sums(
    source: DocumentSource, every: Sequence[Mapping[Name, float]], names: Sequence[Name]
) -> tuple[str, ...]:
    """Add up what is told by year or by source; blank where nothing is."""
    told = [[one[name] for one in every if name in one] for name in names]
    return tuple(source.number(math.fsum(parts), 2) if parts else "" for parts in told)


def _cost(source: DocumentSource, rows: Sequence[InvestedProject]) -> Iterator[DocumentSentence]:
    """Say what a room is taken to cost, of those whose cost is that times their rooms."""
    if not rows:
        return
    rooms, cost = sum(one.rooms for one in rows), math.fsum(one.cost for one in rows)
    each = cost / rooms if rooms else norms.room_cost_vnd() / BILLION
    text = source.say(
        "proposed.cost",
        cost=source.number(cost, 2),
        rooms=source.number(rooms),
        per_room=source.number(each, 2),
        source=norms.room_cost().source,
    )
    yield said(text, doubts.clause(source, norms.room_cost()))
