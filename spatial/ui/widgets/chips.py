"""One row of choices above every view, always in the same order; only those that act on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spatial.network import Network
from spatial.ui import places
from spatial.ui.places import PlaceView
from spatial.ui.session import locality, method, state
from spatial.ui.text import say
from spatial.ui.widgets import choices, commune_search, norm_choices, scenario_bar
from spatial.ui.widgets.markup import label


class Row(NamedTuple):
    """Where the choices stand, above the view: the chips and, where there is one, the bar."""

    chips: DeltaGenerator
    scenarios: DeltaGenerator | None


def reserve(here: PlaceView) -> Row:
    """
    Keep the place of the choices above a view that is drawn first.

    After a choice the planner looks at the figures; the choices themselves already stand there.
    """
    return Row(st.container(horizontal=True, key="chips"), scenario_bar.reserve(here))


def draw(network: Network, here: PlaceView, pages: Mapping[str, Any], row: Row) -> None:
    """
    Show the choices that act on a view, the present value on each.

    Parameters
    ----------
    here
        The view that is open.
    pages
        Pages of `st.navigation` by the name of their view.
    row
        Where they stand.
    """
    lang = state.view().lang
    contents: dict[str, Callable[[], None]] = {
        places.AREA: lambda: _area(network, pages, lang),
        places.WARD: lambda: choices.home_ward(network, lang),
        places.LEVEL: lambda: choices.level(network, lang),
        places.YEAR: lambda: _year(network, lang),
        places.METHOD: lambda: choices.way(network, lang),
        places.NORMS: lambda: _norms(network, lang),
    }
    with row.chips:
        for name in places.CHIPS:
            if name in here.chips:
                said = say(f"chip.{name}", lang=lang)
                shown = label(value(network, name, lang))
                # the app closes this one itself once a locality is chosen, so it must know of it
                tracked: Literal["rerun", "ignore"] = "rerun" if name == places.AREA else "ignore"
                with st.popover(f"{said}: **{shown}**", key=f"chip_{name}", on_change=tracked):
                    contents[name]()
        scenario_bar.chip(network, here)
    if row.scenarios is not None:
        with row.scenarios:
            scenario_bar.draw(network, here, pages)


def value(network: Network, name: str, lang: str) -> str:
    """Say in few words what is chosen."""
    view = state.view()
    units = network.locality.units.get(view.units, {}).get(lang, view.units)
    wards = network.wards(view.units)
    values: dict[str, Callable[[], str]] = {
        places.AREA: lambda: f"{network.locality.name.get(lang, network.locality.key)} · {units}",
        places.WARD: lambda: (
            say("chip.all_wards", lang=lang)
            if view.home_ward is None
            else str(wards.loc[view.home_ward, "ward"])
        ),
        places.LEVEL: lambda: say(f"level.{view.level}", lang=lang),
        places.YEAR: lambda: _year_value(lang),
        places.METHOD: lambda: method.label(view.method, view.rules, lang=lang),
        places.NORMS: lambda: norm_choices.short_profile(view.profile, lang=lang),
    }
    return values[name]()


def _year_value(lang: str) -> str:
    """Say the year, and whose pupils of it."""
    view = state.view()
    if not view.future.projects:
        return str(view.year)
    return f"{view.year} · {say(f'forecast.title.{view.future.scenario}', lang=lang)}"


def _area(network: Network, pages: Mapping[str, Any], lang: str) -> None:
    """Choose the locality, its wards, and in one step today or a published reading."""
    kept = locality.saved()
    if kept or locality.chosen():
        choices.locality(kept, lang)
    choices.units(network, lang)
    choices.preset(network, lang)
    commune_search.draw(network, lang)
    st.page_link(pages["files"], label=say("chip.own_files", lang=lang), icon=pages["files"].icon)


def _year(network: Network, lang: str) -> None:
    """Choose whose pupils count, and the year."""
    choices.future(network, lang)
    choices.year(network, lang)


def _norms(network: Network, lang: str) -> None:
    """Choose the norms, and what counts."""
    norm_choices.profile(network, lang)
    norm_choices.share(network, lang)
    norm_choices.counted(network, lang)
    norm_choices.floor_rule(network, lang)
