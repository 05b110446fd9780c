"""Two sets of norms over the same data: what each misses, where, and the clause that made it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from spatial.errors import UserError
from spatial.norms.changes import level_name
from spatial.norms.comparison import SHARES
from spatial.records import LEVELS
from spatial.ui.screens.norms import layers, pair
from spatial.ui.screens.norms.layers import DifferenceLayer
from spatial.ui.screens.norms.pair import Pair, Side
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import faults, html_table, inputs, quantity_tip, signs
from spatial.ui.widgets.cards import Card
from spatial.ui.widgets.cards import cards as row_of_cards
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text
from spatial.ui.widgets.row_table import RowTable


def of_days(seen: Seen, one: date, two: date) -> None:
    """Show what the law of two days makes of the profile in use."""
    view = seen.view
    st.html(html_table.title(say("norms.effect_days", lang=seen.lang)))
    draw(
        seen,
        lambda: (
            pair.side(view.profile, view.own, lang=seen.lang, day=one),
            pair.side(view.profile, view.own, lang=seen.lang, day=two),
        ),
        key="days",
    )


def draw(seen: Seen, sides: Callable[[], tuple[Side, Side]], *, key: str) -> None:
    """
    Show two sides: cards, table, map, the clauses, the wards.

    Parameters
    ----------
    seen
        What the page shows.
    sides
        Names the two; may fail in words.
    key
        Name of this place on the page.
    """
    try:
        found = pair.pair(seen, *sides())
    except UserError as problem:
        inner = tag("p", text(say("norms.cannot", lang=seen.lang)))
        inner += faults.items(problem.faults, lang=seen.lang)
        st.html(tag("section", inner, css="tl-panel", role="alert"))
        return
    st.html(cards(seen, found))
    measure = inputs.segments(
        say("norms.measure", lang=seen.lang),
        pair.MEASURES,
        key=f"norms.measure.{key}",
        usual=pair.first_difference(seen, found),
        name=lambda one: say(f"norms.short.{one}", lang=seen.lang),
    )
    left, right = st.columns([0.58, 0.42], gap="small")
    with left:
        layers.draw(seen, of_wards(seen, found, measure), key=key)
    with right, st.container(key="why"):
        st.html(by_level(seen, found, measure) + why(seen, found, measure))
    _wards(seen, found, measure, key=key)


def cards(seen: Seen, sides: Pair) -> str:
    """Draw the five figures of the level shown, from one side to the other."""
    return row_of_cards(tuple(_card(seen, sides, measure) for measure in pair.MEASURES))


def _card(seen: Seen, sides: Pair, measure: str) -> Card:
    lang = seen.lang
    a, b = pair.at_level(sides, seen.level, measure)
    same = a == b
    key = f"norms.short.{measure}"
    return Card(
        label=say(key, lang=lang),
        figure=key,
        tip=quantity_tip.tip(key, lang=lang),
        value=pair.write(b, measure, lang=lang),
        unit=say(f"norms.unit.{measure}", lang=lang),
        lines=(say("norms.same", lang=lang),) if same else (),
        change="" if same else pair.write(b - a, measure, lang=lang, sign=True),
        good=not pair.worse(b - a, measure),
        was="" if same else pair.write(a, measure, lang=lang),
    )


def by_level(seen: Seen, sides: Pair, measure: str) -> str:
    """Draw one measure at every level, side by side."""
    lang, key = seen.lang, f"norms.long.{measure}"
    heads = [
        TableHead(label=say("norms.level", lang=lang)),
        *(html_table.figures(key, lang=lang, label=side.name) for side in sides.sides),
        html_table.figures(key, lang=lang, label=say("norms.change", lang=lang)),
    ]
    rows = []
    for level in LEVELS:
        a, b = pair.at_level(sides, level, measure)
        css = "tl-here" if level is seen.level else ""
        rows.append(_line(level_name(level, lang=lang), a, b, measure, lang, css))
    a, b = (pair.total(one, measure) for one in (sides.a, sides.b))
    rows.append(_line(say("norms.total", lang=lang), a, b, measure, lang, "tl-total"))
    label = say(key, lang=lang)
    return tag("h2", text(label)) + html_table.html(heads, rows, name=label)


def _line(name: str, a: float, b: float, measure: str, lang: str, css: str) -> TableRow:
    """Make one row of the levels."""
    change = signs.signed(b - a, lang=lang, decimals=pair.decimals(measure)) or "–"
    cells = [text(name), *(text(pair.write(value, measure, lang=lang)) for value in (a, b))]
    return TableRow(cells=[*cells, text(change)], css=css)


def why(seen: Seen, sides: Pair, measure: str) -> str:
    """Say which clause made the difference at the level shown."""
    lang = seen.lang
    sentences = sides.levels.why(measure, seen.level, lang=lang)
    level = level_name(seen.level, lang=lang)
    head = tag("h2", text(say("norms.why", lang=lang, level=level)))
    if not sentences:
        return head + tag("p", text(say("norms.why_none", lang=lang)), css="tl-quiet")
    return head + listing((text(sentence) for sentence in sentences), css="tl-story")


def of_wards(seen: Seen, sides: Pair, measure: str) -> DifferenceLayer:
    """Put together what the map draws of a measure."""
    lang = seen.lang
    table = pair.ward_table(seen, sides, measure)
    unit = say(f"norms.unit.{measure}", lang=lang)
    lines = {
        str(ward_id): [
            f"{one.name}: {pair.write(row[end], measure, lang=lang)} {unit}"
            for one, end in zip(sides.sides, "ab", strict=True)
        ]
        for ward_id, row in table.iterrows()
    }
    title = say(
        "norms.legend",
        lang=lang,
        what=say(f"norms.long.{measure}", lang=lang),
        level=level_name(seen.level, lang=lang),
    )
    return DifferenceLayer(
        change=table["change"],
        lines=lines,
        title=title,
        decimals=pair.decimals(measure),
        more_is_worse=measure not in SHARES,
    )


def _wards(seen: Seen, sides: Pair, measure: str, *, key: str) -> None:
    """Show the wards; selecting a row selects the ward everywhere."""
    lang, table = seen.lang, pair.ward_table(seen, sides, measure)
    ids = [str(ward_id) for ward_id in table.index]
    unit = say(f"norms.unit.{measure}", lang=lang)
    tip = quantity_tip.tip(f"norms.long.{measure}", lang=lang)
    heads = {
        "ward": st.column_config.TextColumn(say("table.ward", lang=lang), pinned=True),
        **{
            end: st.column_config.NumberColumn(f"{one.name} ({unit})", help=tip)
            for one, end in zip(sides.sides, "ab", strict=True)
        },
        "change": st.column_config.NumberColumn(f"{say('norms.change', lang=lang)} ({unit})"),
    }
    row_table = RowTable(
        frame=table,
        key=f"norms_wards_{key}",
        name=say("norms.wards", lang=lang),
        columns=heads,
        writers={
            **dict.fromkeys("ab", partial(pair.write, measure=measure, lang=lang)),
            "change": partial(pair.write, measure=measure, lang=lang, sign=True),
        },
    )
    row_table.choose(
        lambda row: None if row is None else state.change(seen.after.network, ward=ids[row]),
        row=ids.index(seen.ward_id),
        always=True,
    )
