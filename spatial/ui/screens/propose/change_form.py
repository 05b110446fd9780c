"""The form of a change of a school that stands: what, which school, how much."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import crs, rounding
from spatial import network as networks
from spatial import proposal as drafts
from spatial import scenario as scenarios
from spatial.network import Network
from spatial.records import LEVELS, YEARS, Level, Proposal, ProposedAction
from spatial.ui.screens.propose.form import MOST_LAND_M2, MOST_ROOMS
from spatial.ui.session import assessments, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

CHOICES = tuple(one for one in ProposedAction if one is not ProposedAction.BUILD)
_SIZED = frozenset({ProposedAction.RESIZE, ProposedAction.EXTEND, ProposedAction.OPEN})
_PLACED = frozenset({ProposedAction.MOVE, ProposedAction.RESERVE})


def draw(seen: Seen) -> None:
    """Ask for a change; nothing counts until it is added."""
    lang = seen.lang
    with st.expander(say("change.title", lang=lang), key="change"):
        action = st.selectbox(
            say("change.action", lang=lang),
            CHOICES,
            key=state.keep("change_action", CHOICES[0]),
            format_func=lambda one: say(f"change.name.{one}", lang=lang),
        )
        st.html(tag("p", text(say(f"change.how.{action}", lang=lang)), css="tl-quiet"))
        level = st.selectbox(
            say("propose.level", lang=lang),
            LEVELS,
            key=state.keep("change_level", seen.level),
            format_func=lambda one: say(f"level.{one}", lang=lang),
        )
        school_id, into_id = _schools(seen, action, level)
        rooms, land_m2 = _size(
            action, lang, _today(seen, action, school_id, level), f"{school_id}_{level}"
        )
        asked = Proposal(
            proposal_id="",
            name="",
            level=level,
            rooms=rooms,
            land_m2=land_m2,
            lon=0.0,
            lat=0.0,
            action=action,
            school_id=school_id,
            into_id=into_id,
            open_year=_open_year(lang),
        )
        change = _placed(seen, asked)
        st.button(
            say("change.add", lang=lang),
            key="change_add",
            disabled=change is None,
            on_click=_add,
            args=(seen, change),
        )


def _schools(seen: Seen, action: ProposedAction, level: Level) -> tuple[str, str]:
    """Ask for the school, and for the one it is merged into; empty where none is asked."""
    if action is ProposedAction.RESERVE:
        return "", ""
    town, lang = assessments.town(seen.source), seen.lang
    taught = town.school_levels.loc[town.school_levels["level"] == level.value, "school_id"]
    if action is ProposedAction.OPEN:
        known = town.schools.index[~town.schools.index.isin(taught)]
    else:
        known = town.schools.index[town.schools.index.isin(taught)]
    names = {str(one): f"{town.schools.loc[one, 'name']} ({one})" for one in known}
    chosen = st.selectbox(
        say("change.school", lang=lang),
        list(names),
        index=None,
        key=state.keep("change_school", None, names),
        format_func=lambda one: names.get(one, one),
    )
    if action is not ProposedAction.MERGE:
        return chosen or "", ""
    others = [one for one in names if one != chosen]
    into = st.selectbox(
        say("change.into", lang=lang),
        others,
        index=None,
        key=state.keep("change_into", None, others),
        format_func=lambda one: names.get(one, one),
    )
    return chosen or "", into or ""


def _today(
    seen: Seen, action: ProposedAction, school_id: str, level: Level
) -> tuple[int, float] | None:
    """Return rooms and land of the school to be resized: what is left as it is stays as it is."""
    rows = assessments.town(seen.source).school_levels
    here = rows[(rows["school_id"] == school_id) & (rows["level"] == level.value)]
    if action is not ProposedAction.RESIZE or here.empty:
        return None
    # a 0 beside land nobody told leaves it untold (`spatial.school_changes`)
    return rounding.whole(here["rooms"].iloc[0]), float(here["land_m2"].fillna(0.0).iloc[0])


def _size(
    action: ProposedAction, lang: str, today: tuple[int, float] | None, place: str
) -> tuple[int, float]:
    """Ask for rooms and land where the action has any, from those of today where they are told."""
    rooms, land_m2 = today or (0, 0.0)
    own = "" if today is None else f"_{place}"  # another school or level is another field
    if action in _SIZED:
        least = 1 if action is ProposedAction.OPEN else 0
        key = state.keep(f"change_rooms_{action}{own}", max(rooms, least))
        rooms = int(st.number_input(say("propose.rooms", lang=lang), least, MOST_ROOMS, key=key))
    if action in _SIZED or action is ProposedAction.RESERVE:
        called, key = say("propose.land", lang=lang), state.keep(f"change_land{own}", land_m2)
        land_m2 = float(st.number_input(called, 0.0, MOST_LAND_M2, step=500.0, key=key))
    return rooms, land_m2


def _open_year(lang: str) -> int | None:
    """Ask from which year the change counts; empty where nobody decided."""
    called, key = say("propose.open_year", lang=lang), state.keep("change_open_year", None)
    none = say("propose.no_open_year", lang=lang)
    return st.number_input(
        called, *YEARS, value=None, step=1, format="%d", key=key, placeholder=none
    )


def _placed(seen: Seen, asked: Proposal) -> Proposal | None:
    """Give what was asked its name and place; ``None`` while something is missing."""
    town, now, action = assessments.town(seen.source), state.draft(), asked.action
    lon, lat = (now.lon, now.lat) if now is not None else (None, None)
    if action not in _PLACED:
        lon, lat = _standing(seen, town, asked.school_id)
    elif now is not None and now.proposal_id is not None:
        # the place of what is being edited is its own: nothing else goes there unasked
        lon, lat = None, None
        told = say("change.editing", lang=seen.lang, name=now.name)
        st.html(tag("p", text(told), css="tl-quiet"))
    elif lon is None:
        st.html(tag("p", text(say("change.place", lang=seen.lang)), css="tl-quiet"))
    lacking = not asked.school_id and action is not ProposedAction.RESERVE
    lacking |= not asked.into_id and action is ProposedAction.MERGE
    if lon is None or lat is None or lacking:
        return None
    name = say(f"change.name.{action}", lang=seen.lang)
    if asked.school_id:
        name = f"{name}: {town.schools.loc[asked.school_id, 'name']}"
    return dataclasses.replace(asked, name=name, lon=lon, lat=lat)


def _standing(seen: Seen, town: Network, school_id: str) -> tuple[float | None, float | None]:
    """Return where a school stands [degrees]; in its ward where only that is known."""
    if not school_id:
        return None, None
    one = town.schools.loc[[school_id]]
    if not networks.placed(one)[0]:
        return drafts.ward_place(town, seen.view.units, str(one[seen.view.units].iloc[0]))
    point = crs.to_lonlat(one).geometry.iloc[0]
    return round(float(point.x), 6), round(float(point.y), 6)


def _add(seen: Seen, change: Proposal) -> None:
    """Put the change; the draft whose place it took is gone."""
    named = dataclasses.replace(change, proposal_id=scenarios.new_id())
    taken = change.action in _PLACED  # from a school begun; an open edit gives its place to nothing
    if proposals.put(assessments.town(seen.source), named) and taken:
        state.set_draft(None)
