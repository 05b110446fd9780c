"""What stands above and below every page: title, views, notices, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib import resources
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import RerunException

from spatial.network import MARK, Network
from spatial.store.snapshots import Snapshot
from spatial.ui import places
from spatial.ui.memo import once
from spatial.ui.places import PlaceView
from spatial.ui.session import allowance, assessments, method, placing, snapshots, state
from spatial.ui.session import locality as locality_choice
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.state import Notice
from spatial.ui.text import say
from spatial.ui.widgets import faults, offers, scenario_review, top_bar
from spatial.ui.widgets.markup import tag, text


def icon() -> str:
    """Return the file of the page's icon; Streamlit would fetch a named one from the web."""
    return str(resources.files("spatial.ui") / "assets" / "icon.svg")


def seen(source: LocalitySource) -> Seen:
    """Return what this run shows."""
    return assessments.see(source, state.view(), placing.shown())


def window_title(network: Network, here: PlaceView) -> str:
    """Name the window after the view and the locality."""
    lang = state.view().lang
    view = say(f"page.{here.name}", lang=lang)
    return say("title.window", lang=lang, view=view, place=_place(network, lang))


def _place(network: Network, lang: str) -> str:
    return network.locality.name.get(lang, network.locality.key)


@contextmanager
def drawn_first(above: Callable[[], None]) -> Iterator[None]:
    """
    Draw a view before what stands above it: after a choice the planner looks at its figures.

    Parameters
    ----------
    above
        Draws the rest, also of a view that ends early; not of one that is to be drawn anew.
    """
    try:
        yield
    except RerunException:
        raise
    except BaseException:
        above()
        raise
    above()


def head(source: LocalitySource, here: PlaceView, pages: Mapping[str, Any]) -> DeltaGenerator:
    """Show the title and the views beside it; return the place of what is to be told."""
    network, lang = assessments.town(source), state.view().lang
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(title(network, here))
        top_bar.views(pages, here)
    with st.container(horizontal=True, vertical_alignment="center", key="notice_line"):
        if notice := network.locality.notice.get(lang, ""):
            st.html(tag("details", tag("summary", text(notice)), css="tl-notice"))
        if places.AREA in here.chips and locality_choice.is_first_start():
            st.button(
                say("communes.first", lang=lang),
                key="first_choice",
                type="tertiary",
                icon=":material/search:",
                on_click=locality_choice.show_choice,
            )
    if gaps := _untold(network):
        st.html(tag("p", text(gaps), css="tl-notice"))
    if (snapshot := snapshots.shown()) is not None:
        st.html(tag("p", text(_dated(snapshot, lang)), css="tl-notice"))
    if not allowance.plans():
        st.html(tag("p", text(say("sign_in.look_only", lang=lang)), css="tl-notice"))
    scenario_review.head(network, lang)
    # always there: what stands below must not change its place
    return st.container(key="notices")


def _dated(snapshot: Snapshot, lang: str) -> str:
    """Say that a snapshot is shown: of which scenario and day, and until when."""
    made, ends = (
        f"{date.fromisoformat(day):%d/%m/%Y}" for day in (snapshot.made_on, snapshot.ends_on)
    )
    name = snapshot.scenario.name or say("scenario.of_link", lang=lang)
    told = say("snapshot.shown", lang=lang, name=name, made=made, ends=ends)
    return f"{told} {snapshot.card.sentence(lang=lang)}" if snapshot.by or snapshot.on else told


def _untold(network: Network) -> str:
    """Say of how many wards the rooms are not known at the level shown; nothing where of none."""
    view = state.view()
    untold = once(network, f"untold.{view.units}", lambda: network.rooms_untold(view.units))
    gaps = sum(level == view.level for _, level in untold)
    if not gaps:
        return ""
    blanks = {"gaps": gaps, "wards": len(network.wards(view.units))}
    level = say(f"level.{view.level}", lang=view.lang)
    return say("title.untold", lang=view.lang, level=level, **blanks)


def title(network: Network, here: PlaceView) -> str:
    """Draw the title: the view, the locality, and the choices that act on the view."""
    view = state.view()
    lang = view.lang
    acting = {
        places.LEVEL: say(f"level.{view.level}", lang=lang),
        places.YEAR: str(view.year),
        places.METHOD: method.label(view.method, view.rules, lang=lang),
    }
    said = [_place(network, lang)]
    if places.WARD in here.chips and view.home_ward is not None:
        said.append(str(network.wards(view.units).loc[view.home_ward, "ward"]))
    said += [words for name, words in acting.items() if name in here.chips]
    if view.future.projects and places.YEAR in here.chips:
        said.append(say(f"forecast.title.{view.future.scenario}", lang=lang))
    name = text(say(f"page.{here.name}", lang=lang))
    return tag("h1", name, " ", tag("span", text(f"· {' · '.join(said)}")))


def tell(source: LocalitySource, notices: DeltaGenerator) -> None:
    """
    Show what is told once: refusals as a panel, things done as a note that can be undone.

    Parameters
    ----------
    notices
        From `head`: where it is shown.
    """
    network, lang = assessments.town(source), state.view().lang
    state.profiles(network)  # a store that cannot be read is told on every page
    with notices:
        for number, notice in enumerate(state.told()):
            _notice(network, notice, number, lang)


def _notice(network: Network, notice: Notice, number: int, lang: str) -> None:
    """Show one of them."""
    sentence = tag("p", text(say(notice.key, lang=lang, **dict(notice.blanks))))
    if notice.faults or not notice.fleeting:
        inner = sentence + faults.items(notice.faults, lang=lang) if notice.faults else sentence
        st.html(tag("section", inner, css="tl-panel", role="alert"))
        offers.button(network, notice, lang=lang, prefix=f"notice_{number}")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="toast"):
        st.html(tag("div", sentence, role="status"))
        offers.button(network, notice, lang=lang, prefix="toast")


def foot(source: LocalitySource) -> None:
    """Say in one line what is estimated, of which year the residents are, and whom to credit."""
    shown, lang = seen(source), state.language()
    locality = shown.after.network.locality
    lines = []
    if shown.after.demand.residents_year != shown.view.year:
        year = shown.after.demand.residents_year
        lines.append(text(say("foot.residents", lang=lang, year=year)))
    lines += [text(say("foot.net", lang=lang)), text(say("map.no_tiles", lang=lang))]
    if shown.after.network.apportioned:
        lines.append(text(f"{MARK} {say('explain.apportioned', lang=lang)}."))
    if locality.attribution:
        credit = "; ".join(locality.attribution)
        lines.append(text(f"{say('foot.source', lang=lang)} {credit}"))
    st.html(tag("p", " ".join(lines), css="tl-foot"))
