"""Roads opened and closed: a planner's file, and who walks less or more at the level shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import norms, road_gains, rounding, words
from spatial.errors import UserError
from spatial.export import roads as files
from spatial.intake.apart import read_road_works
from spatial.intake.single.road_works import RoadWorkFile
from spatial.road_gains import ChangedRoads
from spatial.store.landing import landed
from spatial.store.uploads import plain
from spatial.ui.memo import once
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, faults, file_drop, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

HELD = "reach.roads"
FORMS = ("geojson", "json", "gpkg", "kml")
FIGURES = ("pupils_less", "less_m", "pupils_more", "more_m", "pupils_reached", "pupils_lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRoads:
    """A file of roads as it was read, and as it was given: its manifest carries it along."""

    file: RoadWorkFile
    content: bytes


def draw(seen: Seen) -> None:
    """Take a file of roads, and show what it changes at the level chosen."""
    lang = seen.lang
    st.html(tag("p", text(say("reach.roads.what", lang=lang))))
    file_drop.draw(
        say("reach.roads.open", lang=lang),
        FORMS,
        key="roads_upload",
        hear=lambda file: hear(seen, file),
        lang=lang,
        about=say("reach.roads.help", lang=lang),
    )
    held: HeldRoads | None = state.recall(HELD)
    if held is None:
        return
    try:
        roads = once(seen.after, "roads", lambda: _changed(seen, held.file), beside=held)
    except UserError as problem:  # another locality was opened since
        st.html(tag("section", faults.items(problem.faults, lang=lang), css="tl-panel"))
        return
    limit_m = norms.longest_walk_m(seen.level)
    cells = once(
        roads, f"cells{seen.level}", lambda: road_gains.walks(seen.after, roads, seen.level)
    )
    wards = once(cells, "wards", lambda: road_gains.by_ward(seen.after, cells, limit_m=limit_m))
    st.html(_headline(seen, held.file, cells, limit_m) + _table(seen, wards, limit_m))
    st.button(say("reach.roads.close", lang=lang), key="roads_close", on_click=_close)
    contents = once(wards, f"files{lang}", lambda: bundle(seen, roads, cells=cells, wards=wards))
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-roads.zip"
    downloads.offer(
        contents,
        name=name,
        prefix="reach.file",
        lang=lang,
        told=partial(told, seen, held, contents),
    )


def bundle(
    seen: Seen, roads: ChangedRoads, *, cells: pd.DataFrame, wards: pd.DataFrame
) -> dict[str, bytes]:
    """Make the files of ``truonglop roads`` for the level shown."""
    level = seen.level
    return files.bundle(seen.after, roads, {level: wards}, {level: cells}, lang=seen.lang)


def told(seen: Seen, held: HeldRoads, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files, with the file of roads."""
    given = [("works", (held.file.name, held.content))]
    asked = page_command.command(seen, "roads", "--level", seen.level.value, files=given)
    return page_command.manifest_bytes(seen, asked, made)


def hear(seen: Seen, given: UploadedFile) -> None:
    """Read an uploaded file and try it on the streets; a refusal names everything wrong."""
    suffix = Path(given.name).suffix.lower()
    name = f"roads{suffix if suffix[1:] in FORMS else ''}"
    content = given.getvalue()
    try:
        with landed(content, name, called=given.name) as file:
            held = read_road_works(file, called=plain(given.name) or name)
        _changed(seen, held)
    except UserError as problem:
        state.tell("notice.file_refused", faults=problem.faults)
        return
    state.remember(HELD, HeldRoads(file=held, content=content))


def _changed(seen: Seen, held: RoadWorkFile) -> ChangedRoads:
    """Open and close the roads of a file."""
    town = seen.after.network
    return road_gains.changed(town, held.works, name=held.name, faults=held.faults)


def _close() -> None:
    """Put the file away."""
    state.remember(HELD, None)


def _headline(seen: Seen, held: RoadWorkFile, cells: pd.DataFrame, limit_m: float) -> str:
    """Say what changes at the level, and on what it rests."""
    lang = seen.lang
    whole = road_gains.summed(cells, limit_m=limit_m).sum().to_frame().T
    total = road_gains.means(whole).iloc[0]
    written = {name: words.number(float(total[name]), lang=lang)
               for name in FIGURES if name.startswith("pupils")}  # fmt: skip
    blanks = written | {
        "limit": words.number(limit_m, lang=lang),
        "level": say(f"level.{seen.level}", lang=lang),
        "file": held.name,
    }
    head = tag("p", text(say("reach.roads.head", lang=lang, **blanks)), css="tl-headline")
    return head + tag("p", text(words.say("roads.basis", lang=lang)), css="tl-quiet")


def _table(seen: Seen, wards: pd.DataFrame, limit_m: float) -> str:
    """List the wards where somebody walks less or more, most first."""
    lang = seen.lang
    longest = words.number(limit_m, lang=lang)
    heads = [TableHead(label=say("reach.head.ward", lang=lang))]
    heads += [
        TableHead(label=say(f"reach.roads.{name}", lang=lang, limit=longest), number=True)
        for name in FIGURES
    ]
    touched = wards["pupils_less"] + wards["pupils_more"]
    order = touched[touched.map(rounding.whole) > 0].sort_values(ascending=False, kind="stable")
    shown = seen.narrowed(wards)
    shown = shown.loc[[ward for ward in order.index if ward in shown.index]]
    rows = [
        TableRow(
            cells=[tag("b", text(str(row["ward"]))), *(_cell(row[name], lang) for name in FIGURES)]
        )
        for _, row in shown.iterrows()
    ]
    if not rows:
        return tag("p", text(say("reach.roads.nobody", lang=lang)))
    title = say("reach.roads.table", lang=lang)
    return html_table.html(heads, rows, name=title)


def _cell(value: float, lang: str) -> str:
    """Write a figure; a dash where nobody is to take the mean of."""
    return "–" if math.isnan(value) else "≈ " + words.number(float(value), lang=lang)
