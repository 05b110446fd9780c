"""The page of the country: sums that net nothing, the map, the table, the way down."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from spatial import nation, words
from spatial.nation import NationResult
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.screens.nation import layers, roll_ups
from spatial.ui.screens.nation.roll_ups import NationFigures
from spatial.ui.session import commune_start, method, state
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

MAP = "nation_map"
PROVINCE, COMMUNE, SHOWN, OPENED = (
    f"nation.{name}" for name in ("province", "commune", "shown", "opened")
)
_FIGURES = ("short", "surplus", "need", "have")  # in the order they are read


def draw(result: NationResult | None) -> None:
    """Show the country, or the province that is open."""
    if state.recall(OPENED):
        state.remember(OPENED, None)
        st.switch_page("screens/map/page.py")
    view, lang = state.view(), state.language()
    province = str(state.recall(PROVINCE) or "")
    seen = roll_ups.of(result, province=province, level=view.level, way=view.method, lang=lang)
    _way(seen)
    st.html("".join(tag("p", text(line), css="tl-headline") for line in totals(seen)))
    commune = str(state.recall(COMMUNE) or "")
    if commune in seen.here.index and province:
        _card(seen, commune)
    shown = layers.layers(seen, chosen=commune)
    board.show(layers.frame(seen), shown, key=MAP, clicked=lambda click: _clicked(seen, click))
    st.html(table(seen, _filtered(seen)))


def totals(seen: NationFigures) -> list[str]:
    """Say what is short and what is spare, apart, and of how many communes it is known."""
    lang, here = seen.lang, seen.here
    count = roll_ups.states(here).value_counts()
    number = {name: words.number(int(count.get(name, 0)), lang=lang) for name in roll_ups.SHOWN}
    where = say("nation.whole", lang=lang)
    if seen.province:
        where = str(seen.provinces.loc[seen.province, "name"])
    level = say(f"level.{seen.level}", lang=lang)
    way = say(f"nation.way.{seen.method}", lang=lang)
    told = []
    if here["short"].notna().any():
        sums = {
            "short": seen.write(float(here["short"].sum()), seen.kind),
            "surplus": seen.write_spare(float(here["surplus"].sum()), seen.kind),
        }
        spare = words.number(int((here["surplus"] > 0).sum()), lang=lang)
        told.append(
            say("nation.totals", lang=lang, where=where, level=level, unit=seen.unit, way=way,
                communes=number[roll_ups.SHORT], spare=spare, **sums)
        )  # fmt: skip
    told.append(
        say("nation.missing", lang=lang, where=where, level=level, untold=number[roll_ups.UNTOLD],
            absent=number[roll_ups.ABSENT], communes=words.number(len(here), lang=lang))
    )  # fmt: skip
    if count.get(roll_ups.DISPUTED, 0):
        told.append(say("nation.disputed", lang=lang, communes=number[roll_ups.DISPUTED]))
    return told


def _way(seen: NationFigures) -> None:
    """Offer the way down by name, and the way back."""
    lang, names = seen.lang, seen.provinces["name"].to_dict()
    options = ["", *map(str, names)]
    whole = say("nation.whole", lang=lang)
    key = state.hold("nation_province", seen.province)
    with st.container(horizontal=True, vertical_alignment="bottom", key="nation_way"):
        st.selectbox(
            say("communes.province", lang=lang),
            options,
            key=key,
            format_func=lambda code: names.get(code, whole),  # an option is no Markdown
            on_change=lambda: open_province(str(state.held(key) or "")),
        )
        if seen.province:
            back = say("nation.back", lang=lang)
            icon = ":material/arrow_back:"
            st.button(back, key="nation_back", icon=icon, on_click=open_province, args=("",))


def open_province(code: str) -> None:
    """Go down to a province, or back to the country."""
    state.remember(PROVINCE, code or None)
    state.remember(COMMUNE, None)


def _clicked(seen: NationFigures, click: Click) -> None:
    """Open the province, or choose the commune, that was clicked on the map or in the table."""
    code = str(click["id"] or "")
    if not seen.province:
        if code in seen.provinces.index:
            open_province(code)
    elif code in seen.here.index:
        state.remember(COMMUNE, code)


def _card(seen: NationFigures, code: str) -> None:
    """Say how the chosen commune stands, and offer it as a locality of its own."""
    row = pd.Series(seen.communes.loc[code])
    with st.container(horizontal=True, vertical_alignment="center", key="nation_card"):
        told = " · ".join(layers.lines(seen, row))
        st.html(tag("p", tag("b", text(row["name"])), text(f": {told}")), width="stretch")
        st.button(
            say("nation.open_commune", lang=seen.lang),
            key="nation_open",
            type="primary",
            icon=":material/location_on:",
            on_click=_begin,
            args=(code,),
        )


def _begin(code: str) -> None:
    """Open a commune as its own locality; the page leaves for its map."""
    commune_start.begin((code,))
    state.remember(OPENED, True)  # noqa: FBT003 - what is kept


def _filtered(seen: NationFigures) -> pd.DataFrame:
    """Let the communes of a province be narrowed by how they stand; provinces stay whole."""
    if not seen.province:
        return seen.provinces
    states = roll_ups.states(seen.here)
    offered = [one for one in roll_ups.SHOWN if one == roll_ups.ALL or (states == one).any()]
    chosen = inputs.segments(
        say("nation.shown", lang=seen.lang),
        offered,
        key=SHOWN,
        usual=roll_ups.ALL,
        name=lambda one: say(f"nation.show.{one}", lang=seen.lang),
    )
    return seen.here if chosen == roll_ups.ALL else seen.here[states == chosen]


def table(seen: NationFigures, rows: pd.DataFrame) -> str:
    """Draw the areas, most short first; the heads order them, a name opens or chooses one."""
    lang = seen.lang
    columns = method.columns(seen.method)
    keys: Mapping[str, str] = {name: f"deficit.{getattr(columns, name)}" for name in _FIGURES}
    extra = ("known", "short_communes") if not seen.province else ()
    names = ("young", *extra, *_FIGURES)
    heads = [TableHead(label=say(f"nation.head.{'commune' if seen.province else 'province'}",
                                 lang=lang))]  # fmt: skip
    for name in names:
        label = say(f"nation.head.{name}", lang=lang, unit=seen.unit)
        figure = keys.get(name, "")
        heads.append(
            html_table.figures(figure, lang=lang, label=label)
            if figure
            else TableHead(label=label, number=True)
        )
    if seen.province:
        heads.insert(1, TableHead(label=say("nation.head.state", lang=lang)))
    ordered = rows.sort_values("short", ascending=False, kind="stable", na_position="last")
    lines = [
        TableRow(cells=_cells(seen, row, names), key=f"{layers.AREA}:{code}")
        for code, row in ordered.iterrows()
    ]
    level = say(f"level.{seen.level}", lang=lang)
    name = say("nation.table", lang=lang, level=level)
    drawn = html_table.html(heads, lines, name=name, css="tl-sorted")
    return tag("div", drawn, css="tl-wards", role="region", aria_label=name, tabindex="0")


def _cells(seen: NationFigures, row: pd.Series, names: tuple[str, ...]) -> list[str]:
    """Draw one area."""
    cells = [tag("button", text(row["name"]), type="button")]
    if seen.province:
        cells.append(text(say(f"nation.state.{roll_ups.state_of(row)}", lang=seen.lang)))
    kind = str(row["kind"])
    for name in names:
        value = row[name]
        if pd.isna(value) or (name == "short_communes" and not row["known"]):
            cells.append("–")  # where nobody told, how many are short is not known either
            continue
        if name == "surplus":
            written = seen.write_spare(value, kind)
        elif name in nation.FIGURES:
            written = seen.write(value, kind)
        else:
            written = words.number(value, lang=seen.lang)
        if name == "known":
            written = f"{written}/{words.number(row['communes'], lang=seen.lang)}"
        cells.append(tag("data", text(written), value=f"{value:g}"))
    return cells
