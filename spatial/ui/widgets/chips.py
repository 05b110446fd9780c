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
    """Where the choices stand, above the view: the chips by name and, where it is, the bar."""

    whole: DeltaGenerator
    chips: Mapping[str, DeltaGenerator]
    scenarios: DeltaGenerator | None


def reserve(network: Network, here: PlaceView) -> Row:
    """
    Stand the choices, with the present value on each, above a view that is drawn first.

    After a choice the planner looks at the figures. The year is drawn whole at once: he moves it on
    as soon as they have followed, and a slider replaced only then would lose what he did.
    """
    whole = st.container(horizontal=True, key="chips")
    with whole:
        chips = {name: _chip(network, name) for name in places.CHIPS if name in here.chips}
    if places.YEAR in chips:
        with chips[places.YEAR]:
            _year(network, state.view().lang)
    return Row(whole, chips, scenario_bar.reserve(here))


def draw(network: Network, here: PlaceView, pages: Mapping[str, Any], row: Row) -> None:
    """
    Fill the choices that act on a view.

    Parameters
    ----------
    here
        The view that is open.
    pages
        Pages of `st.navigation` by the name of their view.
    row
        From `reserve`.
    """
    lang = state.view().lang
    contents: dict[str, Callable[[], None]] = {
        places.AREA: lambda: _area(network, pages, lang),
        places.WARD: lambda: choices.home_ward(network, lang),
        places.LEVEL: lambda: choices.level(network, lang),
        places.METHOD: lambda: choices.way(network, lang),
        places.NORMS: lambda: _norms(network, lang),
    }
    for name, content in contents.items():
        if name in row.chips:
            with row.chips[name]:
                content()
    with row.whole:
        scenario_bar.chip(network, here)
    if row.scenarios is not None:
        with row.scenarios:
            scenario_bar.draw(network, here, pages)


def _chip(network: Network, name: str) -> DeltaGenerator:
    """Stand one choice in the row, closed."""
    lang = state.view().lang
    said, shown = say(f"chip.{name}", lang=lang), label(value(network, name, lang))
    # the app closes this one itself once a locality is chosen, so it must know of it
    tracked: Literal["rerun", "ignore"] = "rerun" if name == places.AREA else "ignore"
    return st.popover(f"{said}: **{shown}**", key=f"chip_{name}", on_change=tracked)


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
