"""The page of the land fund: the count, the map, the register, its files."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from spatial import land_fund, words
from spatial.export import land_fund as files
from spatial.land_fund import LandParcel
from spatial.norms.changes import cited
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.memo import once
from spatial.ui.screens.land import layers
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

MAP, SHOWN = "land_map", "land.shown"
ALL, OFFICES, OFFERED, UNCLEAR = "all", "offices", "offered", "unclear"
KEEPS: dict[str, Callable[[LandParcel], bool]] = {
    ALL: lambda _: True,
    OFFICES: lambda one: one.current_use == land_fund.SURPLUS_OFFICE,
    OFFERED: lambda one: one.is_offered is True,
    UNCLEAR: lambda one: bool(one.doubts),
}
HEADS = ("parcel", "area", "use", "planned", "layer", "legal", "carries", "wish", "doubts")
NUMBERS = frozenset({"area", "carries"})


def draw(seen: Seen, parcels: Sequence[LandParcel]) -> None:
    """Show the fund, or what would bring it to life."""
    lang = seen.lang
    if not parcels:
        st.html(tag("p", text(words.say("land.none", lang=lang)), css="tl-lead"))
        return
    st.html(tag("p", text(files.summary(parcels, lang=lang)), css="tl-headline"))
    offered = [name for name, keeps in KEEPS.items() if name == ALL or any(map(keeps, parcels))]
    chosen = inputs.segments(
        say("fund.show", lang=lang),
        offered,
        key=SHOWN,
        usual=ALL,
        name=lambda one: say(f"fund.shown.{one}", lang=lang),
    )
    shown = [one for one in parcels if KEEPS[chosen](one)]
    board.draw(
        seen, layers.layers(seen, shown), key=MAP, clicked=lambda click: _clicked(seen, click)
    )
    st.html(register(shown, lang=lang) + html_table.quiet(_basis(seen, shown)))
    made = once(seen.after, f"land.files.{lang}", lambda: files.every(seen.after, lang=lang))
    downloads.offer(
        made,
        name="land-fund.zip",
        prefix="fund",
        lang=lang,
        told=lambda: told(seen, made),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    return page_command.manifest_bytes(seen, page_command.command(seen, "land"), made)


def register(shown: Sequence[LandParcel], *, lang: str) -> str:
    """Draw the register, one parcel a row; columns nobody filled are left out."""
    heads = [
        TableHead(label=say(f"fund.head.{name}", lang=lang), number=name in NUMBERS)
        for name in HEADS
    ]
    rows = [TableRow(cells=_cells(one, lang), key=f"parcel:{one.parcel_id}") for one in shown]
    heads, rows = html_table.without_empty(heads, rows)
    return html_table.html(heads, rows, name=say("fund.table", lang=lang), css="tl-first")


def _cells(parcel: LandParcel, lang: str) -> list[str]:
    """Draw one parcel."""
    level = words.say(f"level.{parcel.level}" if parcel.level else "land.no_level", lang=lang)
    carries = say("fund.carries", lang=lang, level=level, classes=parcel.classes)
    pupils = tag("b", text(words.number(parcel.pupils, lang=lang))) + html_table.quiet(carries)
    short = ""
    if not math.isnan(parcel.ward_short_m2):
        short = say("fund.short", lang=lang, area=words.number(parcel.ward_short_m2, lang=lang))
    wish = [
        *([level] if parcel.is_wanted else []),
        *([parcel.ward_proposal] if parcel.ward_proposal else []),
    ]
    offered = say("fund.offered", lang=lang) if parcel.is_offered else ""
    review = files.code(parcel, "review", lang=lang)
    ready = parcel.available_from
    since = say("fund.since", lang=lang, year=ready) if ready else ""
    standing = "; ".join(parcel.schools)
    return [
        tag("b", text(parcel.name)) + html_table.quiet(_place(parcel, lang)),
        text(words.number(parcel.area_m2, lang=lang)) + html_table.quiet(_told_of(parcel, lang)),
        _pair(files.code(parcel, "current_use", lang=lang), standing or parcel.owner),
        _pair(files.code(parcel, "planned_use", lang=lang), _plan(parcel)),
        text(files.layer_parts(parcel, lang=lang)),
        _pair(files.code(parcel, "legal_state", lang=lang), since),
        (pupils if parcel.level else text(level)) + html_table.quiet(short),
        _pair(
            "; ".join(wish), " · ".join(one for one in (review, offered, parcel.incentives) if one)
        ),
        tag("span", text(files.doubts(parcel, lang=lang)), css="tl-warn") if parcel.doubts else "",
    ]


def _pair(main: str, under: str) -> str:
    """Draw words over a remark; nothing for neither."""
    return (text(main) if main else "") + html_table.quiet(under)


def _plan(parcel: LandParcel) -> str:
    """Name the zoning plan and its decision."""
    return ", ".join(one for one in (parcel.plan, parcel.plan_decision) if one)


def _place(parcel: LandParcel, lang: str) -> str:
    """Say where a parcel lies: its ward, sheet and plot."""
    parts = [parcel.ward or words.say("land.outside", lang=lang)]
    if parcel.map_sheet or parcel.plot:
        parts.append(say("fund.plot", lang=lang, sheet=parcel.map_sheet, plot=parcel.plot))
    return " · ".join(parts)


def _told_of(parcel: LandParcel, lang: str) -> str:
    """Say the floor that stands and that may be built, as far as told, and the kind of it all."""
    told = {"stands": parcel.building_m2, "allowed": parcel.floor_allowed_m2}
    floors = [
        say(f"fund.floor_{name}", lang=lang, area=words.number(value, lang=lang))
        for name, value in told.items()
        if not math.isnan(value)
    ]
    return " · ".join([*floors, words.say(f"kind.{parcel.kind}", lang=lang)])


def _basis(seen: Seen, shown: Sequence[LandParcel]) -> str:
    """Cite the norms the register is read by, once a level."""
    said = []
    for level in dict.fromkeys(one.level for one in shown if one.level):
        norms = land_fund.standards(level, rules=seen.after.rules)
        told = cited(norms, lang=seen.lang)
        said.append(f"{words.say(f'level.{level}', lang=seen.lang)}: {told}.")
    return " ".join(said)


def _clicked(seen: Seen, click: Click) -> None:
    """Show the ward that was clicked."""
    ward = str(click["id"])
    if click["kind"] == "ward" and ward in seen.after.network.wards(seen.view.units).index:
        state.change(seen.after.network, ward=ward)
