"""Money, the national standard and the season of enrolment of a locality in its yearly report."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping

import pandas as pd

from spatial import capital, recognition_calendar, words
from spatial.assessment import Assessment
from spatial.export import capital as capital_files
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.year_source import YearSource

SOURCES = ("ceiling", "committed", "over", "left")
YEARS = ("ceiling", "committed", "unsourced", "over", "left")
SHARES = ("total", "education", "education_percent", "aim_percent", "short")
STANDARD = ("schools", "recognised", "recognised_percent", "with_expected_percent", "overdue",
            "public_schools", "ownership_untold", "recognised_public", "recognised_public_percent",
            "with_expected_public_percent", "recognition_untold")  # fmt: skip
STANDARD_TABLES = frozenset({"standard_years", "standard_schools"})
SEASON_TABLE = "season_grades"
SEASON = ("quota", "enrolled", "enrolled_over_quota", "quota_left", "entrants_forecast")


def parts(source: YearSource) -> Iterator[DocumentPart]:
    """Make the parts there are tables for."""
    made = source.tables
    if source.assessment is None:
        return
    if _has_money(source.assessment):
        yield _money(source, source.assessment, made)
    if STANDARD_TABLES & made.keys():
        yield _standard(source, made)
    if SEASON_TABLE in made:
        yield _season(source, made)


def lacking(source: YearSource) -> Iterator[str]:
    """Say which parts there are no tables for, and what would bring them in."""
    if source.assessment is None:
        return
    if not _has_money(source.assessment):
        yield source.say("year.lack.money")
    if not STANDARD_TABLES & source.tables.keys():
        yield source.say("year.lack.standard")
    if SEASON_TABLE not in source.tables:
        yield source.say("year.lack.season", first=_begun(source), year=source.year)


def _begun(source: YearSource) -> int:
    """Return the year the school year of the results began in: a season bears that one."""
    return source.year - 1


def _has_money(found: Assessment) -> bool:
    """Tell whether anybody told of capital or of the budget: projects alone are no account."""
    return not (found.network.capital.empty and found.network.budget.empty)


def _money(source: YearSource, found: Assessment, made: Mapping[str, pd.DataFrame]) -> DocumentPart:
    """List capital by year and source against the ceilings, and the share of the budget."""
    body = []
    if "money_years" in made:
        rows = [(str(row["year"]), *_figures(source, row, YEARS))
                for row in made["money_years"].to_dict("records")]  # fmt: skip
        body.append(_table(source, "money_years", ("year", *YEARS), rows))
    if "money_sources" in made:
        order = {fund: at for at, fund in enumerate(capital.FUNDS)}
        listed = made["money_sources"].sort_values(
            ["year", "fund"], key=lambda one: one.map(order) if one.name == "fund" else one
        )
        rows = [(str(row["year"]), words.say(f"money.fund.{row['fund']}", lang=source.lang),
                 *_figures(source, row, SOURCES))
                for row in listed.to_dict("records")]  # fmt: skip
        body.append(_table(source, "money_sources", ("year", "fund", *SOURCES), rows))
    if "money_budget" in made:
        rows = [(str(row["year"]), words.say(f"money.account.{row['account']}", lang=source.lang),
                 *_figures(source, row, SHARES))
                for row in made["money_budget"].to_dict("records")]  # fmt: skip
        body.append(_table(source, "money_budget", ("year", "account", *SHARES), rows))
    notes = [said(source.say("year.money_note"))]
    town = found.network
    if not (town.proposals or town.changes or town.later):
        notes.append(said(source.say("year.money_standing")))
    notes += map(said, capital_files.uncounted(found, lang=source.lang))
    return DocumentPart(title=source.say("year.money"), body=(*body, *notes))


def _standard(source: YearSource, made: Mapping[str, pd.DataFrame]) -> DocumentPart:
    """List the schools recognised by year beside the aim, and those expected."""
    body: list[DocumentSentence | DocumentTable] = []
    if "standard_years" in made:
        rows = [(words.say(f"target.level.{row['level']}", lang=source.lang), str(row["year"]),
                 _aim(source, row), *_figures(source, row, (*STANDARD, "recognitions_short")))
                for row in made["standard_years"].to_dict("records")]  # fmt: skip
        heads = ("level", "year", "aim", *STANDARD, "recognitions_short")
        body.append(_table(source, "standard_years", heads, rows, words_first=3))
        body.append(said(source.say("year.standard_note")))
        body.append(said(words.say("standard_year.years", lang=source.lang)))
    if "standard_schools" in made:
        figures = ("criteria_lacking", "rooms_short", "land_short_m2")
        expected = [(str(int(row["recognition_year"])), str(row["school"]),
                 source.level(str(row["level"])), *_figures(source, row, figures))
                for row in made["standard_schools"].to_dict("records")]  # fmt: skip
        places = ("year", "school", "level", *figures)
        body.append(_table(source, "standard_schools", places, expected, words_first=3))
    return DocumentPart(title=source.say("year.standard"), body=tuple(body))


def _aim(source: YearSource, row: Mapping[Hashable, object]) -> str:
    """Write the aim with what it is a share of and its year; empty where the plan has none."""
    if math.isnan(float(str(row["aim_percent"]))):
        return ""
    (percent,) = _figures(source, row, ("aim_percent",))
    of = "public" if row["aim_of"] == recognition_calendar.PUBLIC_SCHOOLS else "all"
    aimed = float(str(row["aim_year"]))
    year = "" if math.isnan(aimed) else f" ({int(aimed)})"
    return f"{percent} % {words.say(f'standard_year.of_{of}', lang=source.lang)}{year}"


def _season(source: YearSource, made: Mapping[str, pd.DataFrame]) -> DocumentPart:
    """List what the season of the school year brought, grade by grade and school by school."""
    grades = [(str(row["entry_grade"]), *_figures(source, row, SEASON))
              for row in made["season_grades"].to_dict("records")]  # fmt: skip
    schools = [(str(row["school"]), str(row["entry_grade"]), *_figures(source, row, SEASON))
               for row in made["season_schools"].to_dict("records")]  # fmt: skip
    return DocumentPart(
        title=source.say("year.season", first=_begun(source), year=source.year),
        body=(
            _table(source, "season_grades", ("grade", *SEASON), grades, words_first=1),
            _table(source, "season_schools", ("school", "grade", *SEASON), schools),
            said(words.say("season.basis", lang=source.lang)),
        ),
    )


def _table(
    source: YearSource,
    name: str,
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    *,
    words_first: int = 2,
) -> DocumentTable:
    """Set rows whose first cells are words."""
    figures = len(heads) - words_first
    return DocumentTable(
        caption=source.say(f"year.{name}"),
        heads=tuple(source.say(f"year.head.{head}") for head in heads),
        rows=tuple(rows),
        figures=frozenset(range(words_first, len(heads))),
        widths=(*(2.8,) * words_first, *(1.7,) * figures),
    )


def _figures(
    source: YearSource, row: Mapping[object, object], columns: tuple[str, ...]
) -> Iterator[str]:
    """Write figures, a tenth where there is one; what nobody knows as that."""
    for name in columns:
        value = row[name]
        number = math.nan if value is None else float(str(value))
        yield source.number(number, 0 if number != number or number.is_integer() else 1)  # noqa: PLR0124
