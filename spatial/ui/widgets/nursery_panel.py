"""Children under three beside those of three to five: demand, rooms and shortage of both lines."""

from __future__ import annotations

import dataclasses
import math
from typing import cast

import pandas as pd

from spatial import nursery, rounding, words
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.export import nursery as figures
from spatial.records import Level
from spatial.ui.session import assessments
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

BASE = "base"
COLUMNS = ("pupils", "rooms_need", "rooms_have", "rooms_short")


def html(seen: Seen) -> str:
    """Draw both lines where preschool is shown; nothing at the other levels."""
    if seen.level is not Level.MAM_NON:
        return ""
    return seen.drawn("nursery", lambda: _panel(seen))


def told_by(seen: Seen) -> Assessment | None:
    """
    Return the assessment that tells nursery.

    A table of pupils gives one total of preschool and does not part the ages, so the base scenario
    of the same year is asked; none where nothing can be projected to that year.
    """
    if not seen.after.nursery.empty:
        return seen.after
    if seen.view.year not in futures.horizon(seen.after.network).years.get(BASE, ()):
        return None
    options = dataclasses.replace(seen.view.options, scenario=BASE)
    try:
        return assessments.assess(seen.source, options, seen.proposals, seen.view.own)
    except UserError:
        return None  # said on the page of forecasts, which asks the same


def _panel(seen: Seen) -> str:
    """Draw the table of both lines, the sentence under it and the wards."""
    lang, asked = seen.lang, told_by(seen)
    head = html_table.title(say("nursery_lines.title", lang=lang))
    if asked is None:
        return head + tag("p", text(say("nursery_lines.unknown", lang=lang)), css="tl-none")
    level, home = seen.here(seen.after, Level.MAM_NON), seen.view.home_ward
    young = _young(asked) if home is None else _young_of(asked.nursery.loc[[home]].iloc[0])
    both = (_row(seen, "young", young), _row(seen, "older", _older(level)))
    source = "nursery_lines.same" if asked is seen.after else "nursery_lines.projected"
    parts: tuple[str, ...] = (
        head,
        html_table.html(_heads(lang, "line"), both, name=say("nursery_lines.title", lang=lang)),
        tag("p", text(say(source, lang=lang, year=seen.view.year)), css="tl-quiet"),
    )
    if home is None:  # of one ward the two lines say it all
        line = tag("p", text(figures.line(asked, lang=lang)), css="tl-quiet")
        parts = (*parts, line, _wards(seen, asked))
    return tag("section", *parts, css="tl-panel")


def _heads(lang: str, first: str) -> list[TableHead]:
    return [
        TableHead(label=say(f"nursery_lines.head.{first}", lang=lang)),
        *(
            TableHead(label=say(f"nursery_lines.head.{name}", lang=lang), number=True)
            for name in COLUMNS
        ),
    ]


def _young(asked: Assessment) -> dict[str, int | None]:
    """Give the line of children under three."""
    return figures.figures(asked)


def _young_of(row: pd.Series) -> dict[str, int | None]:
    """Give one ward's line of children under three."""
    up = {"rooms_need", "rooms_short"}
    return {name: _whole(float(row[name]), up=name in up) for name in COLUMNS}


def _older(level: pd.Series) -> dict[str, int | None]:
    """Give the line of children from three on: a room a class, rooms of nursery not among them."""
    return {
        "pupils": _whole(float(level["pupils"]), up=False),
        "rooms_need": _whole(float(level["rooms_need_class"]), up=True),
        "rooms_have": _whole(float(level["rooms_have"]), up=False),
        "rooms_short": _whole(float(level["rooms_short_class"]), up=True),
    }


def _row(seen: Seen, line: str, given: dict[str, int | None]) -> TableRow:
    """Draw one line; a figure nobody told says so."""
    lang = seen.lang
    sizes = nursery.group_sizes(seen.rules.on).values()
    blanks = {
        "young": "/".join(words.number(norm.value, lang=lang) for norm in sizes),
        "older": words.number(seen.rules.class_size[Level.MAM_NON].value, lang=lang),
    }
    name = tag("b", text(say(f"nursery_lines.{line}", lang=lang)))
    under = html_table.quiet(say(f"nursery_lines.{line}_by", lang=lang, size=blanks[line]))
    return TableRow(cells=[name + under, *(_number(given[one], lang) for one in COLUMNS)])


def _number(value: int | None, lang: str) -> str:
    if value is None:
        return tag("span", text(say("nursery_lines.untold", lang=lang)), css="tl-none")
    return tag("b", text(words.number(value, lang=lang)))


def _wards(seen: Seen, asked: Assessment) -> str:
    """Fold the wards' own lines: nursery above, three to five below it in each ward."""
    lang = seen.lang
    older = seen.after.at_level(Level.MAM_NON)
    rows: list[TableRow | str] = []
    for code, row in asked.nursery.iterrows():
        rows += [
            seen.name(str(code)),
            _row(seen, "young", _young_of(row)),
            _row(seen, "older", _older(cast("pd.Series", older.loc[str(code)]))),
        ]
    head = tag("summary", text(say("nursery_lines.wards", lang=lang)), css="tl-sub")
    name = say("nursery_lines.wards", lang=lang)
    return tag("details", head, html_table.html(_heads(lang, "line"), rows, name=name))


def _whole(value: float, *, up: bool) -> int | None:
    """Round rooms up and children half-up; what is not known stays so."""
    if math.isnan(value):
        return None
    return rounding.up(value) if up else rounding.whole(value)
