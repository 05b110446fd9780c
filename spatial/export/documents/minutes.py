"""Biên bản so sánh phương án: the same figures of each scenario, and what was decided."""

from __future__ import annotations

import math

from spatial import norms, quantities, words
from spatial.assessment import Assessment
from spatial.comparison import change, costs_by_year
from spatial.errors import Fault, UserError
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.norms import BILLION
from spatial.records import LEVELS, Level
from spatial.scenario_figures import (
    UNITS,
    ComparedFigure,
    LevelReading,
    cost_vnd,
    planned,
    rounded,
)

TWO = 2


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the body of the minutes.

    Raises
    ------
    UserError
        If there are not two to compare.
    """
    if len(source.compared) < TWO:
        raise UserError(Fault(code="report_compare"))
    first = next(iter(source.compared))
    options = [said(source.say("compare.first", name=first))]
    for name, one in source.compared.items():
        proposals = planned(one.network)
        options.append(
            said(
                source.say(
                    "compare.option",
                    name=name,
                    rooms=source.number(sum(each.new_rooms for each in proposals)),
                    cost=source.number(cost_vnd(proposals) / BILLION, 1),
                )
            )
        )
    tables = [_table(source, level, at) for at, level in enumerate(LEVELS, start=1)]
    tables += _costs(source, len(tables) + 1)
    head = DocumentPart(title=source.say("compare.title"), body=(*options, *tables))
    end = DocumentPart(
        title=source.say("compare.decision"), body=(said(source.say("compare.decided")),)
    )
    return (head, end, doubts.part(source))


def _table(source: DocumentSource, level: Level, number: int) -> DocumentTable:
    """Set the figures of a level side by side."""
    names = list(source.compared)
    every = [_figures(one, level) for one in source.compared.values()]
    rows = []
    for quantity, base in every[0].items():
        cells = [source.number(*_shown(one[quantity])) for one in every]
        moved = [_changed(source, one[quantity], base) for one in every[1:]]
        kind = words.say(f"kind.{every[-1][quantity].kind}", lang=source.lang)
        rows.append((_named(source, quantity), *cells, *moved, kind))
    changes = [
        source.say("head.change", name=names[0]) + (f": {name}" if len(names) > TWO else "")
        for name in names[1:]
    ]
    year = source.assessment.options.year
    return DocumentTable(
        caption=source.say("compare.caption", number=number, level=source.level(level), year=year),
        heads=(source.say("head.quantity"), *names, *changes, source.say("head.kind")),
        rows=tuple(rows),
        figures=frozenset(range(1, len(names) + len(changes) + 1)),
        widths=(4, *(1.5,) * len(names), *(1.7,) * len(changes), 1.7),
        notes=(doubts.clause(source, source.assessment.rules.rooms_per_10k),),
    )


def _costs(source: DocumentSource, number: int) -> list[DocumentTable]:
    """Set side by side what is proposed costs by the year it opens; no table without a year."""
    found = costs_by_year(source.compared)
    if not set(found) - {None}:
        return []
    untold = source.say("compare.no_year")
    table = DocumentTable(
        caption=source.say("compare.costs", number=number),
        heads=(source.say("compare.open_year"), *source.compared),
        rows=tuple(
            (
                untold if year is None else str(year),
                *(source.number(value / BILLION, 1) for value in costs.values()),
            )
            for year, costs in found.items()
        ),
        figures=frozenset(range(1, len(source.compared) + 1)),
        widths=(2, *(1.5,) * len(source.compared)),
        notes=(doubts.clause(source, norms.room_cost()),),
    )
    return [table]


def _figures(assessment: Assessment, level: Level) -> dict[str, ComparedFigure]:
    """Read what is compared of one assessment."""
    return LevelReading.of(assessment, level).figures(rooms="rooms_short_per_10k")


def _named(source: DocumentSource, quantity: str) -> str:
    """Name a quantity with its unit, by the registry where it is defined."""
    known = quantities.on_screen(f"compare.row.{quantity}")
    name = source.say(f"compare.{quantity}") if known is None else known.name[source.lang]
    unit = UNITS.get(quantity, "rooms")
    return f"{name} ({source.say(f'unit.{unit}')})"


def _shown(figure: ComparedFigure) -> tuple[float, int]:
    """Return a figure as it is written, with its decimals: shares in percent, money in billions."""
    value = rounded(figure.quantity, figure.value)
    if figure.unit == "share":
        return 100 * value, 1
    return (value / BILLION, 1) if figure.unit == "VND" else (value, 0)


def _changed(source: DocumentSource, figure: ComparedFigure, base: ComparedFigure) -> str:
    """Write how far a figure is from the first scenario's, with its sign."""
    value = change(
        figure.quantity,
        rounded(figure.quantity, figure.value),
        rounded(base.quantity, base.value),
    )
    if math.isnan(value):
        return source.number(value)
    scale, decimals = {"share": (100, 1), "VND": (1 / BILLION, 1)}.get(figure.unit, (1, 0))
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{source.number(abs(value) * scale, decimals)}"
