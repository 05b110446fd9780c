"""Pupils who learn in another ward than they live in: listed, added within limits, taken away."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import words
from spatial.forecast import Forecast
from spatial.records import LEVELS, Crossing, Level
from spatial.ui.session import assessments, outlook, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.markup import tag, text

OUTSIDE = ""  # as in `Crossing`: beyond the locality
PERCENT, USUAL_PERCENT, LEAST_PERCENT = 100.0, 5.0, 0.1
KEY = "forecast.cross"


def draw(seen: Seen, forecast: Forecast) -> None:
    """Show the moves of the outlook and the form for one more."""
    lang = seen.lang
    st.html(html_table.title(say("forecast.cross.head", lang=lang)))
    st.html(tag("p", text(say("forecast.cross.how", lang=lang)), css="tl-quiet"))
    names = _names(seen)
    for number, crossing in enumerate(outlook.current().crossings, start=1):
        _item(seen, forecast, names, number, crossing)
    _form(seen, names)


def _names(seen: Seen) -> dict[str, str]:
    """Name the wards of the base set by code, and the outside."""
    wards = assessments.town(seen.source).wards(None)["ward"]
    named = {str(code): str(name) for code, name in wards.items()}
    return named | {OUTSIDE: say("forecast.cross.outside", lang=seen.lang)}


def moved(forecast: Forecast, crossing: Crossing) -> float:
    """Return the pupils a move concerns in the year of the assessment [pupils]."""
    ahead = forecast.ahead
    row, at = ahead.row(forecast.assessment.options.year), LEVELS.index(crossing.level)
    ward = ahead.base.wards.get_loc(crossing.from_ward or crossing.to_ward)
    living = float(ahead.outcome.attending[row, ward, at].sum())
    return living * float(ahead.factors[row, at]) * crossing.share


def _item(
    seen: Seen, forecast: Forecast, names: dict[str, str], number: int, crossing: Crossing
) -> None:
    """Show one move, what it comes to, and the way to take it back."""
    lang = seen.lang
    line = say(
        "forecast.cross.line",
        lang=lang,
        level=say(f"level.{crossing.level}", lang=lang),
        share=words.number(PERCENT * crossing.share, lang=lang, decimals=1),
        origin=names.get(crossing.from_ward, crossing.from_ward),
        target=names.get(crossing.to_ward, crossing.to_ward),
    )
    count = words.number(moved(forecast, crossing), lang=lang)
    effect = say(
        "forecast.cross.effect", lang=lang, year=forecast.assessment.options.year, pupils=count
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"cross_{number}"):
        sentence = tag("div", tag("b", text(line)), tag("span", text(effect)))
        st.html(tag("div", sentence, css="tl-item"))
        st.button(
            say("propose.remove", lang=lang),
            key=f"cross_remove_{number}",
            on_click=_remove,
            args=(seen, crossing),
        )


def _form(seen: Seen, names: dict[str, str]) -> None:
    """Ask for level, where from, where to and how many in a hundred."""
    lang, places = seen.lang, list(names)
    columns = st.columns([0.2, 0.26, 0.26, 0.14, 0.14], gap="small", vertical_alignment="bottom")
    with columns[0]:
        level = inputs.select(
            say("forecast.cross.level", lang=lang),
            LEVELS,
            key=f"{KEY}.level",
            usual=seen.level,
            name=lambda one: say(f"level.{one}", lang=lang),
        )
    with columns[1]:
        origin = inputs.select(
            say("forecast.cross.from", lang=lang),
            places,
            key=f"{KEY}.from",
            usual=places[0],
            name=lambda code: names[code],
        )
    with columns[2]:
        target = inputs.select(
            say("forecast.cross.to", lang=lang),
            places,
            key=f"{KEY}.to",
            usual=OUTSIDE,
            name=lambda code: names[code],
        )
    with columns[3]:
        share = _share(seen, level, origin, target)
    with columns[4]:
        crossing = Crossing(level=level, from_ward=origin, to_ward=target, share=share / PERCENT)
        st.button(
            say("forecast.cross.add", lang=lang),
            key="cross_add",
            type="primary",
            disabled=origin == target or share < LEAST_PERCENT,
            help=say("forecast.cross.same", lang=lang) if origin == target else None,
            on_click=_put,
            args=(seen, crossing),
        )


def left_percent(moves: tuple[Crossing, ...], level: Level, origin: str, target: str) -> float:
    """
    Return how many in a hundred may still be sent this way.

    Nobody leaves a ward twice: all moves of a level out of one ward make a hundred at most. From
    outside there may come as many as live in the ward.
    """
    if origin == OUTSIDE:
        return PERCENT
    leaving = sum(
        move.share
        for move in moves
        if (move.level, move.from_ward) == (level, origin) and move.to_ward != target
    )
    return round(max(PERCENT * (1 - leaving), 0.0), 1)


def _share(seen: Seen, level: Level, origin: str, target: str) -> float:
    """Ask for the share, between nothing and what is left."""
    lang = seen.lang
    most = left_percent(outlook.current().crossings, level, origin, target)
    given = state.recall(f"{KEY}.share")
    value = min(USUAL_PERCENT if given is None else float(given), most)
    st.number_input(
        say("forecast.cross.share", lang=lang),
        0.0,
        most,
        step=1.0,
        format="%.1f",
        key=state.hold("cross_share", value),
        help=say(
            "forecast.cross.limits", lang=lang, most=words.number(most, lang=lang, decimals=1)
        ),
        on_change=_keep_share,
    )
    return value


def _keep_share() -> None:
    """Keep the share for the next run."""
    state.remember(f"{KEY}.share", state.held("cross_share"))


def _put(seen: Seen, crossing: Crossing) -> None:
    """Add a move; the same way anew takes the place of the one before."""
    now = outlook.current()
    way = (crossing.level, crossing.from_ward, crossing.to_ward)
    others = tuple(
        other for other in now.crossings if (other.level, other.from_ward, other.to_ward) != way
    )
    town = assessments.town(seen.source)
    if outlook.keep(town, dataclasses.replace(now, crossings=(*others, crossing))):
        state.done("notice.crossing_put")


def _remove(seen: Seen, crossing: Crossing) -> None:
    """Take a move away."""
    now = outlook.current()
    left = tuple(other for other in now.crossings if other != crossing)
    if outlook.keep(assessments.town(seen.source), dataclasses.replace(now, crossings=left)):
        state.done("notice.crossing_removed")
