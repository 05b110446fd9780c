"""Proposing a school in three moves: this page, a place, a small form already filled."""

from __future__ import annotations

import dataclasses
import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from spatial import words
from spatial.errors import UserError
from spatial.export import geojson
from spatial.intake.proposals import read_proposals
from spatial.network import Network
from spatial.records import LEVELS, Level, Proposal
from spatial.ui import draft as drafts
from spatial.ui import maps, model, state
from spatial.ui.draft import Draft
from spatial.ui.leaflet import Click
from spatial.ui.markup import tag, text
from spatial.ui.model import Seen
from spatial.ui.text import say

FILES = ["geojson", "json", "csv", "gpkg"]
MOST_ROOMS, MOST_LAND_M2 = 500, 1_000_000.0


def start(seen: Seen, *, level: Level | None = None) -> None:
    """Begin a school in the ward shown: on its largest free parcel, else in its middle."""
    town = seen.after.network
    parcel = _parcel_in(seen, seen.ward_id)
    if parcel is not None:
        choose_parcel(seen, parcel)
        return
    lon, lat = drafts.ward_place(town, seen.view.units, seen.ward_id)
    new = drafts.suggest(seen.after, seen.ward_id, level=level)
    state.set_draft(drafts.move(new, lon=lon, lat=lat))


def _parcel_in(seen: Seen, ward_id: str) -> str | None:
    """Return the largest parcel of a ward that no proposal stands on."""
    town = seen.after.network
    if town.parcels is None:
        return None
    taken = {one.parcel_id for one in seen.proposals}
    found = [
        (area_m2, str(parcel_id))
        for parcel_id in town.parcels.index
        for lon, lat, area_m2 in [drafts.parcel_place(town, str(parcel_id))]
        if parcel_id not in taken and drafts.ward_at(town, seen.view.units, lon, lat) == ward_id
    ]
    return max(found)[1] if found else None


def clicked(seen: Seen, click: Click) -> None:
    """
    Answer a click on the map while proposing.

    A parcel or any place puts the draft there, a proposal opens for editing.
    """
    name = click["id"] or ""
    if click["kind"] == "site":
        edit(seen, name)
    elif click["kind"] == "parcel":
        choose_parcel(seen, name)
    elif click["kind"] != "draft":
        choose_place(seen, click["lon"], click["lat"])


def choose_place(seen: Seen, lon: float, lat: float) -> None:
    """Put the draft at a place; a new school takes the size that ward needs."""
    now = state.draft()
    ward_id = drafts.ward_at(seen.after.network, seen.view.units, lon, lat)
    if now is None or (now.proposal_id is None and ward_id is not None):
        now = drafts.suggest(seen.after, ward_id or seen.ward_id)
    state.set_draft(drafts.move(now, lon=lon, lat=lat))
    _select(seen, ward_id)


def choose_parcel(seen: Seen, parcel_id: str) -> None:
    """Put the draft on a parcel; a new school takes the size the parcel carries."""
    town, now = seen.after.network, state.draft()
    lon, lat, area_m2 = drafts.parcel_place(town, parcel_id)
    ward_id = drafts.ward_at(town, seen.view.units, lon, lat)
    if now is None or now.proposal_id is None:
        now = drafts.suggest(seen.after, ward_id or seen.ward_id, land_m2=area_m2)
    else:
        now = dataclasses.replace(now, land_m2=area_m2)
    state.set_draft(drafts.move(now, lon=lon, lat=lat, parcel_id=parcel_id))
    _select(seen, ward_id)


def _select(seen: Seen, ward_id: str | None) -> None:
    """Show the ward a place lies in."""
    if ward_id is not None:
        state.change(seen.after.network, ward=ward_id)


def edit(seen: Seen, proposal_id: str) -> None:
    """Open a standing proposal in the form."""
    for one in seen.proposals:
        if one.proposal_id == proposal_id:
            state.set_draft(drafts.of(one))
            _select(seen, drafts.ward_at(seen.after.network, seen.view.units, one.lon, one.lat))


def put(seen: Seen) -> None:
    """Put the draft among the proposals; a refusal keeps the form as it is."""
    now = state.draft()
    if now is None or now.lon is None:
        return
    name = now.name.strip() or _new_name(seen, now.level)
    proposal_id = now.proposal_id or state.scenario().next_id()
    placed = now.placed(proposal_id=proposal_id, name=name)
    if state.put(model.town(seen.source), placed):
        state.set_draft(None)
        state.change(seen.after.network, level=placed.level)


def _new_name(seen: Seen, level: Level) -> str:
    """Name a new school by its level and number."""
    return say(
        "propose.name_new",
        lang=seen.lang,
        level=say(f"level.{level}", lang=seen.lang),
        number=state.scenario().next_id().rpartition("-")[2],
    )


def form(seen: Seen) -> None:
    """Show the form, already filled."""
    lang, now = seen.lang, state.draft()
    if now is None:
        st.html(tag("p", text(say("propose.how", lang=lang)), css="tl-lead"))
        return
    if now.proposal_id is None:
        head = say("propose.head_new", lang=lang)
    else:
        head = say("propose.head_edit", lang=lang, name=now.name)
    st.html(tag("h2", text(head)) + tag("p", text(_where(seen, now)), css="tl-quiet"))
    _size(seen, now)
    _place(seen, now)
    key = "put" if now.proposal_id is None else "save"
    with st.container(horizontal=True):
        st.button(
            say(f"propose.{key}", lang=lang),
            key="put",
            type="primary",
            disabled=now.lon is None,
            on_click=put,
            args=(seen,),
        )
        st.button(
            say("propose.cancel", lang=lang), key="cancel", on_click=state.set_draft, args=(None,)
        )


def _where(seen: Seen, now: Draft) -> str:
    """Say in which ward the draft lies."""
    if now.lon is None or now.lat is None:
        return say("propose.no_place", lang=seen.lang)
    ward_id = drafts.ward_at(seen.after.network, seen.view.units, now.lon, now.lat)
    if ward_id is None:
        return say("propose.in_no_ward", lang=seen.lang)
    return say("propose.in_ward", lang=seen.lang, ward=seen.name(ward_id))


def _change(field: str, key: str) -> None:
    """Put a field of the form into the draft; an emptied number keeps the former."""
    now, value = state.draft(), state.held(key)
    if now is not None and value is not None:
        state.set_draft(dataclasses.replace(now, **{field: value}))


def _relevel(seen: Seen) -> None:
    """Suggest the size anew for another level."""
    now, level = state.draft(), state.held("draft_level")
    if now is None:
        return
    ward_id = None
    if now.lon is not None and now.lat is not None:
        ward_id = drafts.ward_at(seen.after.network, seen.view.units, now.lon, now.lat)
    land_m2 = now.land_m2 if now.parcel_id else 0.0
    new = drafts.suggest(seen.after, ward_id or seen.ward_id, level=level, land_m2=land_m2)
    kept = dataclasses.replace(now, level=level, rooms=new.rooms, land_m2=new.land_m2)
    state.set_draft(kept)


def _size(seen: Seen, now: Draft) -> None:
    """Ask for level, rooms, land and name."""
    lang = seen.lang
    left, right = st.columns(2)
    left.selectbox(
        say("propose.level", lang=lang),
        LEVELS,
        key=state.hold("draft_level", now.level),
        format_func=lambda level: say(f"level.{level}", lang=lang),
        on_change=_relevel,
        args=(seen,),
    )
    with right:
        _number(now, "rooms", lang=lang)
    left, right = st.columns(2)
    with left:
        _number(now, "land", lang=lang)
    right.text_input(
        say("propose.name", lang=lang),
        key=state.hold("draft_name", now.name),
        placeholder=_new_name(seen, now.level),
        max_chars=120,
        on_change=_change,
        args=("name", "draft_name"),
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """A number of the draft: its field, bounds, step and how it is written."""

    name: str
    least: float
    most: float
    step: float
    format: str


_FIELDS = {
    "rooms": _Field("rooms", 1, MOST_ROOMS, 1, "%d"),
    "land": _Field("land_m2", 0.0, MOST_LAND_M2, 500.0, "%.0f"),
    "lon": _Field("lon", -180.0, 180.0, 0.001, "%.6f"),
    "lat": _Field("lat", -90.0, 90.0, 0.001, "%.6f"),
}


def _number(now: Draft, key: str, *, lang: str) -> None:
    """Ask for a number of the draft."""
    field = _FIELDS[key]
    st.number_input(
        say(f"propose.{key}", lang=lang),
        field.least,
        field.most,
        step=field.step,
        format=field.format,
        key=state.hold(f"draft_{key}", getattr(now, field.name)),
        on_change=_change,
        args=(field.name, f"draft_{key}"),
    )


def _place(seen: Seen, now: Draft) -> None:
    """Ask for the place: a parcel or coordinates."""
    lang, town = seen.lang, seen.after.network
    if town.parcels is not None and len(town.parcels):
        names = {
            str(parcel_id): say(
                "propose.parcel_item",
                lang=lang,
                name=row["name"],
                area=words.number(drafts.parcel_place(town, str(parcel_id))[2], lang=lang),
            )
            for parcel_id, row in town.parcels.iterrows()
        }
        st.selectbox(
            say("propose.parcel", lang=lang),
            [None, *names],
            key=state.hold("draft_parcel", now.parcel_id if now.parcel_id in names else None),
            format_func=lambda name: names.get(name) or say("propose.no_parcel", lang=lang),
            on_change=_reparcel,
            args=(seen,),
        )
    left, right = st.columns(2)
    with left:
        _number(now, "lon", lang=lang)
    with right:
        _number(now, "lat", lang=lang)


def _reparcel(seen: Seen) -> None:
    """Move the draft to the parcel chosen in the list."""
    chosen, now = state.held("draft_parcel"), state.draft()
    if chosen is not None:
        choose_parcel(seen, chosen)
    elif now is not None:
        state.set_draft(dataclasses.replace(now, parcel_id=None))


def listing(seen: Seen) -> None:
    """Show the proposals, each to be edited or removed; undo and redo."""
    lang, network = seen.lang, model.town(seen.source)
    made = state.scenario()
    count = words.number(len(seen.proposals), lang=lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", text(say("propose.list", lang=lang, count=count))))
        for key, move, can in (
            ("undo", state.undo, made.can_undo),
            ("redo", state.redo, made.can_redo),
        ):
            st.button(
                say(f"propose.{key}", lang=lang),
                key=key,
                icon=f":material/{key}:",
                disabled=not can,
                on_click=move,
                args=(network,),
            )
    if not seen.proposals:
        st.html(tag("p", text(say("propose.empty", lang=lang)), css="tl-quiet"))
    for number, one in enumerate(seen.proposals, start=1):
        _item(seen, number, one)
    _files(seen, network)


def _item(seen: Seen, number: int, one: Proposal) -> None:
    """Show one proposal of the list."""
    lang, network = seen.lang, model.town(seen.source)
    ward_id = drafts.ward_at(network, seen.view.units, one.lon, one.lat)
    line = maps.proposal_line(one.level, one.rooms, one.land_m2, lang=lang)
    where = seen.name(ward_id) if ward_id is not None else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"item_{number}"):
        mark = tag("span", text(number), css="tl-diamond")
        said = tag("div", tag("b", text(one.name)), tag("span", text(f"{line} · {where}")))
        st.html(tag("div", mark, said, css="tl-item"))
        st.button(
            say("propose.edit", lang=lang),
            key=f"edit_{one.proposal_id}",
            on_click=edit,
            args=(seen, one.proposal_id),
        )
        st.button(
            say("propose.remove", lang=lang),
            key=f"remove_{one.proposal_id}",
            on_click=state.remove,
            args=(network, one.proposal_id, one.name),
        )


def _files(seen: Seen, network: Network) -> None:
    """Save the proposals to a file, open others from one."""
    lang = seen.lang
    if seen.proposals:
        st.download_button(
            say("propose.save_file", lang=lang),
            geojson.proposals(seen.proposals),
            "proposals.geojson",
            "application/geo+json",
            key="save_file",
            on_click="ignore",
        )
    serial = state.recall("upload") or 0
    key = f"load_{serial}"
    st.file_uploader(
        say("propose.load_file", lang=lang),
        FILES,
        key=key,
        help=say("propose.load_help", lang=lang),
        on_change=_open,
        args=(network, key),
    )
    if seen.proposals:
        st.html(tag("p", text(say("propose.kept", lang=lang)), css="tl-quiet"))


def _open(network: Network, key: str) -> None:
    """Open an uploaded file of proposals, from a temporary folder under a name of ours."""
    given = state.held(key)
    if given is None:
        return
    state.remember("upload", (state.recall("upload") or 0) + 1)
    suffix = Path(given.name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="truonglop-") as folder:
        file = Path(folder) / f"proposals{suffix if suffix[1:] in FILES else ''}"
        file.write_bytes(given.getvalue())
        try:
            proposals = read_proposals(file)
        except UserError as problem:
            state.tell("notice.file_refused", faults=problem.faults)
            return
    state.load(network, proposals)
