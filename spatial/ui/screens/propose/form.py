"""The small form of a school about to be placed, already filled; nothing counts until it is put."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import streamlit as st

from spatial import land_fund, words
from spatial import proposal as drafts
from spatial.proposal import Draft
from spatial.records import LEVELS, YEARS
from spatial.ui.session import leading, placing, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

MOST_ROOMS, MOST_LAND_M2 = 500, 1_000_000.0


def draw(seen: Seen) -> None:
    """Show the form, already filled."""
    lang, now = seen.lang, state.draft()
    if now is None:
        st.html(tag("p", text(say("propose.how", lang=lang)), css="tl-lead tl-screen"))
        return
    if now.proposal_id is None:
        head = say("propose.head_new", lang=lang)
    else:
        head = say("propose.head_edit", lang=lang, name=now.name)
    st.html(tag("h2", text(head)) + tag("p", text(_where(seen, now)), css="tl-quiet"))
    _size(seen, now)
    _place(seen, now)
    _name(seen, now)
    key = "put" if now.proposal_id is None else "save"
    with st.container(horizontal=True):
        st.button(
            say(f"propose.{key}", lang=lang),
            key="put",
            type="primary",
            disabled=now.lon is None,
            on_click=_put,
            args=(seen,),
        )
        st.button(
            say("propose.cancel", lang=lang), key="cancel", on_click=state.set_draft, args=(None,)
        )


def _put(seen: Seen) -> None:
    """Put the school; where it was not refused its figures come first."""
    placing.put(seen)
    if state.draft() is None:
        leading.first()


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
    draft = dataclasses.replace(now, level=level, rooms=new.rooms, land_m2=new.land_m2)
    state.set_draft(draft)


def _size(seen: Seen, now: Draft) -> None:
    """Ask for level, rooms and land."""
    lang = seen.lang
    left, middle, right = st.columns([0.4, 0.28, 0.32], gap="xsmall")
    left.selectbox(
        say("propose.level", lang=lang),
        LEVELS,
        key=state.hold("draft_level", now.level),
        format_func=lambda level: say(f"level.{level}", lang=lang),
        on_change=_relevel,
        args=(seen,),
    )
    with middle:
        _number(now, "rooms", lang=lang)
    with right:
        _number(now, "land", lang=lang)


def _name(seen: Seen, now: Draft) -> None:
    """Ask for the name; an empty one is given when the school is placed."""
    left, right = st.columns([0.64, 0.36], gap="xsmall")
    with left:
        st.text_input(
            say("propose.name", lang=seen.lang),
            key=state.hold("draft_name", now.name),
            placeholder=placing.new_name(now.level),
            max_chars=120,
            on_change=_change,
            args=("name", "draft_name"),
        )
    with right:
        open_year(now, lang=seen.lang)


def open_year(now: Draft, *, lang: str) -> None:
    """Ask for the year it opens; empty where nobody decided."""
    st.number_input(
        say("propose.open_year", lang=lang),
        *YEARS,
        value=None,
        step=1,
        format="%d",
        key=state.hold("draft_open_year", now.open_year),
        placeholder=say("propose.no_open_year", lang=lang),
        on_change=_reyear,
    )


def _reyear() -> None:
    """Put the year into the draft; an emptied field says that none was decided."""
    if (now := state.draft()) is not None:
        state.set_draft(dataclasses.replace(now, open_year=state.held("draft_open_year")))


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
        areas = land_fund.areas(town)
        names = {
            str(parcel_id): say(
                "propose.parcel_item",
                lang=lang,
                name=row["name"],
                area=words.number(areas[str(parcel_id)], lang=lang),
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
    left, right = st.columns(2, gap="xsmall")
    with left:
        _number(now, "lon", lang=lang)
    with right:
        _number(now, "lat", lang=lang)


def _reparcel(seen: Seen) -> None:
    """Move the draft to the parcel chosen in the list."""
    chosen, now = state.held("draft_parcel"), state.draft()
    if chosen is not None:
        placing.choose_parcel(seen, chosen)
    elif now is not None:
        state.set_draft(dataclasses.replace(now, parcel_id=None))
