"""Danh mục đầu tư công trung hạn: the projects, in the columns public investment is planned in."""

from __future__ import annotations

from collections.abc import Iterator

from spatial import explain, norms, words
from spatial.errors import Fault, UserError
from spatial.export import siting
from spatial.export.documents import doubts, sites
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.norms import BILLION

FUNDS = ("central", "province", "commune", "loan", "other")  # the five sources of capital


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the list: of a recommended network with its years, else of the sites proposed without.

    Raises
    ------
    UserError
        If there is neither.
    """
    if source.recommendation is None and not sites.built(source):
        raise UserError(Fault(code="report_proposals", value=source.say("kind.dau-tu")))
    years = () if source.recommendation is None else _years(source)
    rows = list(_recommended(source) if source.recommendation else _proposed(source))
    cost = norms.room_cost()
    notes = ["invest.open", "invest.years_note" if years else "invest.years_open"]
    body: tuple[DocumentSentence | DocumentTable, ...] = (
        said(source.say("invest.unit")),
        _table(source, rows, years),
        *(said(source.say(key)) for key in notes),
        said(_cost(source, rows), doubts.clause(source, cost)),
    )
    return (DocumentPart(title=source.say("invest.title"), body=body), doubts.part(source))


Row = tuple[str, str, int, str, float, int | None]  # name, place, rooms, time, cost, start


def _years(source: DocumentSource) -> tuple[int, ...]:
    """Return the years of the plan."""
    assert source.recommendation is not None  # noqa: S101 - asked before
    first, last = source.recommendation.request.years
    return tuple(range(first, last + 1))


def _recommended(source: DocumentSource) -> Iterator[Row]:
    """Give the projects of a recommended network in the order of their years."""
    assert source.recommendation is not None  # noqa: S101 - asked before
    for row in siting.investment(source.recommendation, lang=source.lang):
        start, finish = row["start_year"], row["finish_year"]
        time = source.say("invest.no_year") if start is None else f"{start}-{finish}"
        name = source.say(
            "invest.deed", deed=row["deed"], name=row["site"], level=row["level_name"]
        )
        yield name, row["ward"], row["rooms"], time, row["cost_billion_vnd"], start


def _proposed(source: DocumentSource) -> Iterator[Row]:
    """Give the sites proposed on the map, with the year they open where it is told."""
    build = words.say("siting.deed.build", lang=source.lang)
    for one in sites.built(source):
        level = source.level(one.level)
        name = source.say("invest.deed", deed=build, name=one.name, level=level)
        cost = one.rooms * norms.room_cost_vnd() / BILLION
        time = source.say("unknown") if one.open_year is None else str(one.open_year)
        ward_id = sites.ward_of(source, one)
        place = source.place if ward_id is None else explain.ward_name(source.assessment, ward_id)
        yield name, place, one.rooms, time, cost, None


def _table(source: DocumentSource, rows: list[Row], years: tuple[int, ...]) -> DocumentTable:
    """Set the projects in the columns of the plan."""
    dots, lines = source.say("unknown"), []
    group = source.say("invest.no_group")
    for at, (name, place, rooms, time, cost, start) in enumerate(rows, start=1):
        money = source.number(cost, 2)
        capital = (money if year == start else "" for year in years)
        lines.append(
            (str(at), name, dots, group, place, str(rooms), time, money, *capital, *(dots,) * 5)
        )
    spent = (sum(row[4] for row in rows if row[5] == year) for year in years)
    sums = (
        source.number(sum(row[4] for row in rows), 2),
        *(source.number(one, 2) for one in spent),
    )
    total = ("", source.say("head.total"), "", "", "", str(sum(row[2] for row in rows)), "")
    lines.append((*total, *sums, *("",) * len(FUNDS)))
    heads = ("project", "investor", "group", "place", "rooms", "time", "cost")
    return DocumentTable(
        caption="",
        heads=(
            source.say("head.number"),
            *(source.say(f"invest.{name}") for name in heads),
            *(source.say("invest.year", year=year) for year in years),
            *(source.say(f"invest.{name}") for name in FUNDS),
        ),
        rows=tuple(lines),
        figures=frozenset({5, *range(7, 8 + len(years))}),
        widths=(1, 2.9, 1.1, 1.2, 1.5, 1.4, 1.4, 1.5, *(1.35,) * len(years), *(1.2,) * len(FUNDS)),
        has_total=True,
    )


def _cost(source: DocumentSource, rows: list[Row]) -> str:
    """Say what a room is taken to cost."""
    rooms, cost = sum(row[2] for row in rows), sum(row[4] for row in rows)
    each = cost / rooms if rooms else norms.room_cost_vnd() / BILLION
    return source.say(
        "proposed.cost",
        cost=source.number(cost, 2),
        rooms=source.number(rooms),
        per_room=source.number(each, 2),
        source=norms.room_cost().source,
    )
