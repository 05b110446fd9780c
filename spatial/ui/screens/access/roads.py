"""Roads opened and closed: a planner's file, and who walks less or more at the level shown."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import norms, questions, road_gains, road_seats, rounding, words
from spatial.errors import UserError
from spatial.export import roads as files
from spatial.intake.apart import read_road_works
from spatial.intake.single.road_works import RoadWorkFile
from spatial.road_gains import ChangedRoads
from spatial.road_seats import RoadSeats
from spatial.store.landing import landed
from spatial.store.uploads import plain
from spatial.ui import compilation
from spatial.ui.map import board
from spatial.ui.map.picture import MapPicture
from spatial.ui.memo import once
from spatial.ui.screens.access import road_map
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import (
    downloads,
    faults,
    file_drop,
    html_table,
    inputs,
    progress,
    signs,
)
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

HELD = "reach.roads"
FORMS = ("geojson", "json", "gpkg", "kml")
MAP, SHOWN = "roads_map", "reach.roads_shown"
WALK = "walk"
WAYS = (WALK, "seats")
SEATS = ("unseated_before", "unseated_after", "seated_more")
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
    st.html(_headline(seen, held.file, cells, limit_m))
    seats = _shown(seen, held, roads, cells, wards, limit_m)
    st.button(say("reach.roads.close", lang=lang), key="roads_close", on_click=_close)
    contents = once(
        wards,
        f"files{lang}{seats is not None}",
        lambda: bundle(seen, roads, cells=cells, wards=wards, seats=seats),
    )
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-roads.zip"
    downloads.offer(
        contents,
        name=name,
        prefix="reach.file",
        lang=lang,
        told=partial(told, seen, held, contents, seats=seats is not None),
    )


def _shown(
    seen: Seen,
    held: HeldRoads,
    roads: ChangedRoads,
    cells: pd.DataFrame,
    wards: pd.DataFrame,
    limit_m: float,
) -> pd.DataFrame | None:
    """Show walks or seats, as a map and a table; return the wards' seats where they are shown."""
    lang = seen.lang
    way = inputs.segments(
        say("reach.roads.shown", lang=lang),
        WAYS,
        key=SHOWN,
        usual=WALK,
        name=lambda one: say(f"reach.roads.map.{one}", lang=lang),
    )
    kept = f"map{lang}{seen.view.home_ward}"  # one ward's schools alone, or all
    if way == WALK:
        drawn = once(cells, kept, lambda: road_map.walks(seen, roads, cells))
        _side_by_side(seen, drawn, _table(seen, wards, limit_m))
        return None
    try:
        found = _seats(seen, held, roads)
    except UserError as problem:  # no ward's rooms are known
        st.html(tag("section", faults.items(problem.faults, lang=lang), css="tl-panel"))
        return None
    if found is None:
        return None
    by_ward = once(found, "wards", lambda: road_seats.by_ward(seen.after, seen.level, found))
    st.html(_seats_headline(seen, found, by_ward))
    drawn = once(by_ward, kept, lambda: road_map.seats(seen, roads, by_ward))
    _side_by_side(seen, drawn, _seats_table(seen, by_ward))
    return by_ward


def _side_by_side(seen: Seen, drawn: MapPicture, table: str) -> None:
    """Draw the map, and the table beside it."""
    left, right = st.columns([0.6, 0.4], gap="small")
    with left:
        board.draw(seen, drawn, key=MAP, clicked=lambda _: None)
    with right, st.container(key="roads_beside", gap="small"):
        st.html(table)


def _seats(seen: Seen, held: HeldRoads, roads: ChangedRoads) -> RoadSeats | None:
    """Find who has a seat before and after; ``None`` while the planner does not want to wait."""

    def work() -> RoadSeats:
        compilation.wait()
        asked = questions.of_level(seen.after, seen.level)
        return road_seats.found(asked, roads.town.streets)

    choices = seen.view
    mark = hashlib.sha256(held.content).hexdigest()
    key = f"roads{mark}{seen.source}{choices.options}{choices.own}{choices.level}{seen.proposals}"
    return progress.run(seen.lang, "catchment", key, work)


def bundle(
    seen: Seen,
    roads: ChangedRoads,
    *,
    cells: pd.DataFrame,
    wards: pd.DataFrame,
    seats: pd.DataFrame | None = None,
) -> dict[str, bytes]:
    """Make the files of ``truonglop roads`` for the level shown, with seats where they are."""
    level = seen.level
    return files.bundle(
        seen.after,
        roads,
        {level: wards},
        {level: cells},
        lang=seen.lang,
        seats=None if seats is None else {level: seats},
    )


def told(seen: Seen, held: HeldRoads, made: Mapping[str, bytes], *, seats: bool = False) -> bytes:
    """Write the manifest of the files, with the file of roads."""
    given = [("works", (held.file.name, held.content))]
    words_of = ("--level", seen.level.value, *(["--seats"] if seats else []))
    asked = page_command.command(seen, "roads", *words_of, files=given)
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


def _seats_headline(seen: Seen, found: RoadSeats, wards: pd.DataFrame) -> str:
    """Say who has a seat at the level before and after."""
    lang = seen.lang
    told = road_seats.sentence(found, wards, lang=lang)
    sentence = f"{say(f'level.{seen.level}', lang=lang)}: {told}"
    head = tag("p", text(sentence), css="tl-headline")
    return head + tag("p", text(words.say("roads.seats_basis", lang=lang)), css="tl-quiet")


def _seats_table(seen: Seen, wards: pd.DataFrame) -> str:
    """List the wards that gain or lose seats, the largest change first."""
    lang = seen.lang
    heads = [TableHead(label=say("reach.head.ward", lang=lang))]
    heads += [TableHead(label=say(f"reach.roads.{name}", lang=lang), number=True) for name in SEATS]
    home = seen.view.home_ward
    if home is not None and home not in wards.index:
        return tag("p", text(say("status.untold", lang=lang)))
    change = wards["seated_more"].abs()
    order = change[change.map(rounding.whole) > 0].sort_values(ascending=False, kind="stable")
    rows = []
    for ward in [one for one in order.index if home in {None, one}]:
        row = wards.loc[ward]
        change_of = signs.signed(float(row["seated_more"]), lang=lang)
        cells = [_cell(row[name], lang) for name in SEATS[:-1]]
        rows.append(TableRow(cells=[tag("b", text(str(row["ward"]))), *cells, "≈ " + change_of]))
    if not rows:
        return tag("p", text(say("reach.roads.seats_nobody", lang=lang)))
    return html_table.html(heads, rows, name=say("reach.roads.seats_table", lang=lang))


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
