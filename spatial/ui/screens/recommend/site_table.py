"""The table of candidate sites: used or left out and why, what each carries, what is pinned."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
import streamlit as st

from spatial import recommend, words
from spatial.recommend import Screened, Site
from spatial.records import Level
from spatial.ui.screens.recommend import question
from spatial.ui.screens.recommend.question import KEY
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

TABLE = "recommend_sites"


def draw(seen: Seen, listed: tuple[Screened, ...]) -> None:
    """List the sites: used or left out, why, what each could carry, what is pinned there."""
    lang, levels = seen.lang, question.levels()
    if not listed:
        st.html(tag("p", text(say("recommend.no_sites", lang=lang)), css="tl-lead"))
        return
    frame = _frame(listed, levels, lang)
    key = f"{TABLE}_{state.recall('recommend.serial') or 0}"
    st.html(html_table.title(say("recommend.table", lang=lang)))
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        column_config=_columns(levels, lang),
        disabled=[name for name in frame.columns if name not in {"use", "pin", "rooms"}],
        on_change=_edited,
        args=(seen, listed, key),
        width="stretch",
        placeholder="",
    )
    st.html(_paper(frame, levels, lang))
    st.html(tag("p", text(say("recommend.table_how", lang=lang)), css="tl-quiet"))


def _frame(listed: tuple[Screened, ...], levels: tuple[Level, ...], lang: str) -> pd.DataFrame:
    """Put the sites into rows."""
    pins = {site: (say(f"level.{at}", lang=lang), rooms) for site, (at, rooms) in _pins().items()}
    pinned = [pins.get(screened.site.site_id, (None, None)) for screened in listed]
    sites = [screened.site for screened in listed]
    return pd.DataFrame(
        {
            "use": [site.site_id not in question.named("left_out") for site in sites],
            "site": [site.name for site in sites],
            "land": [words.number(site.land_m2, lang=lang) for site in sites],
            "from": [str(site.from_year or "") for site in sites],
            "why": [
                ("✓ " if screened.reason == "in" else "✕ ")
                + say(f"siting.site.{screened.reason}", lang=lang)
                for screened in listed
            ],
            **{
                level.value: [screened.rooms.get(level, 0) for screened in listed]
                for level in levels
            },
            "pin": [level for level, _ in pinned],
            "rooms": [rooms for _, rooms in pinned],
            "kind": [say(f"kind.{site.kind}", lang=lang) for site in sites],
        }
    )


def _paper(frame: pd.DataFrame, levels: tuple[Level, ...], lang: str) -> str:
    """Write the table out whole: what is edited in a frame does not print."""
    counts = [level.value for level in levels]
    names = ["site", "land", "from", "why", *counts, "kind"]
    heads = [
        TableHead(
            label=say(f"level.{name}", lang=lang) if name in counts else _label(name, lang=lang),
            number=name in {"land", *counts},
        )
        for name in names
    ]
    rows = [TableRow(cells=[text(row[name]) for name in names]) for row in frame.to_dict("records")]
    table = html_table.html(heads, rows, name=say("recommend.table", lang=lang))
    return tag("div", table, css="tl-print tl-paper")


def _columns(levels: tuple[Level, ...], lang: str) -> dict[str, Any]:
    """Head the columns, and say how each is edited."""
    column = st.column_config
    label = functools.partial(_label, lang=lang)
    return {
        "use": column.CheckboxColumn(label("use"), width=70),
        "pin": column.SelectboxColumn(
            label("pin"), options=[say(f"level.{level}", lang=lang) for level in levels], width=130
        ),
        "rooms": column.NumberColumn(label("rooms"), min_value=1, max_value=200, step=1, width=105),
        **{name: column.TextColumn(label(name)) for name in ("site", "kind")},
        "from": column.TextColumn(label("from"), width=85),
        "why": column.TextColumn(label("why"), width=230),
        "land": column.TextColumn(label("land"), alignment="right"),
        **{
            level.value: column.NumberColumn(say(f"level.{level}", lang=lang), width=70)
            for level in levels
        },
    }


def _label(name: str, *, lang: str) -> str:
    """Head a column."""
    return say(f"recommend.column.{name}", lang=lang)


def _pins() -> dict[str, tuple[Level, int]]:
    """Return the new schools that are pinned, by site."""
    pins = {}
    for name in question.named("forced"):
        deed, site, level, *rooms = name.split(":")
        if deed == "build" and rooms:
            pins[site] = (Level(level), int(rooms[0]))
    return pins


def _edited(seen: Seen, listed: tuple[Screened, ...], key: str) -> None:
    """Take over what was changed in the table: sites left out, new schools pinned."""
    out, forced = set(question.named("left_out")), set(question.named("forced"))
    pins, called = _pins(), {say(f"level.{one}", lang=seen.lang): one for one in Level}
    for row, change in state.held(key)["edited_rows"].items():
        site = listed[int(row)].site
        if "use" in change:
            (out.discard if change["use"] else out.add)(site.site_id)
        if {"pin", "rooms"} & set(change):
            forced -= {name for name in forced if name.split(":")[1] == site.site_id}
            was = pins.get(site.site_id)
            level = called.get(change["pin"]) if "pin" in change else (was or (None,))[0]
            rooms = change.get("rooms") or (was[1] if was else 10**6)
            _pin(seen, site, level, int(rooms), forced)
    state.remember(f"{KEY}left_out", frozenset(out))
    state.remember(f"{KEY}forced", frozenset(forced))
    state.remember("recommend.serial", (state.recall("recommend.serial") or 0) + 1)


def _pin(seen: Seen, site: Site, level: Level | None, rooms: int, forced: set[str]) -> None:
    """Pin a new school on a site, as near to the wished size as the site allows."""
    if level is None:
        return
    assessment = assessments.assess(seen.source, question.options(seen), own=seen.view.own)
    action = recommend.pinned(assessment, question.request(seen), site, level, rooms)
    if action is None:
        called = say(f"level.{level}", lang=seen.lang)
        state.tell("notice.recommend_small", site=site.name, level=called)
    else:
        forced.add(action.action_id)
