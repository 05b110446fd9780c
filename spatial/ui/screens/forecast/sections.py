"""The parts of the page of forecasts, one a section."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial.forecast import Forecast
from spatial.forecast.tables import YEARLY_TO
from spatial.ui.map import board
from spatial.ui.memo import once
from spatial.ui.screens.forecast import (
    candidates,
    development_list,
    developments,
    errors,
    figures,
    layers,
    result,
    story,
)
from spatial.ui.screens.forecast import curves as forecast_curves
from spatial.ui.screens.forecast import files as forecast_files
from spatial.ui.screens.forecast import rates as forecast_rates
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session import pupils as futures
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import tag, text

WHOLE, MAP = "forecast.whole", "forecast_map"


def head(seen: Seen) -> Area:
    """Choose the area shown; say so while the other pages show the known totals."""
    lang, town = seen.lang, seen.after.network
    wards = town.wards(seen.view.units)["ward"]
    names = {"": say("forecast.whole", lang=lang)}
    names |= {str(code): str(name) for code, name in wards.items()}
    whole, home = state.recall(WHOLE), seen.view.home_ward
    shown = home or ("" if whole is None or whole else seen.ward_id)
    if home is not None:
        names = {home: names[home]}
    left, right = st.columns([0.3, 0.7], gap="small", vertical_alignment="bottom")
    left.selectbox(
        say("forecast.area", lang=lang),
        list(names),
        key=state.hold("forecast_area", shown),
        format_func=lambda code: names[code],
        on_change=_pick,
        args=(seen,),
    )
    if not seen.view.future.projects:
        with right:
            _offer(seen)
    name = names[shown] if shown else town.locality.name.get(lang, town.locality.key)
    return Area(ward_id=shown, name=name)


def advanced(seen: Seen, forecast: Forecast) -> None:
    """Choose the engine among those the data allow; say what the forecast rests on."""
    lang, known = seen.lang, list(futures.horizon(seen.after.network).engines)
    st.selectbox(
        say("forecast.engines", lang=lang),
        known,
        key=state.hold("future_engine", seen.view.future.engine),
        format_func=lambda name: say(f"forecast.engine.{name}", lang=lang),
        help=say("forecast.engines_help", lang=lang),
        on_change=_re_engine,
        args=(seen,),
    )
    st.html(figures.basis(seen, forecast))
    st.html(tag("p", text(say("forecast.errors.terms", lang=lang)), css="tl-quiet"))


def _pick(seen: Seen) -> None:
    """Show another area; a ward is then the ward of every page."""
    code = state.held("forecast_area")
    state.remember(WHOLE, not code)
    if code:
        state.change(seen.after.network, ward=code)


def _offer(seen: Seen) -> None:
    """Offer to let the other pages follow the forecast too."""
    lang = seen.lang
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = say(f"kind.{seen.before.demand.kind[seen.level]}", lang=lang)
        shown = say("forecast.published", lang=lang, year=seen.view.year, kind=kind)
        st.html(tag("p", text(shown), css="tl-quiet"))
        st.button(
            say("forecast.use", lang=lang),
            key="forecast_use",
            on_click=_use,
            args=(seen,),
        )


def _use(seen: Seen) -> None:
    """Show the base scenario on every page, in the year this one shows."""
    future = dataclasses.replace(seen.view.future, scenario="base")
    state.change(seen.after.network, future=future, year=result.options(seen).year)


def _re_engine(seen: Seen) -> None:
    """Put the engine into the view."""
    future = dataclasses.replace(seen.view.future, engine=state.held("future_engine"))
    state.change(seen.after.network, future=future)


def curves(seen: Seen, forecast: Forecast, area: Area) -> None:
    """Show the curves, the errors of such forecasts beside them, the same as tables."""
    lang = seen.lang
    left, right = st.columns([0.6, 0.4], gap="small")
    with left:
        far = inputs.toggle(
            say("forecast.far", lang=lang, last=int(forecast.ahead.years[-1])), key="forecast.far"
        )
        year = forecast.assessment.options.year
        last = int(forecast.ahead.years[-1]) if far or year > YEARLY_TO else YEARLY_TO
        forecast_curves.draw(seen, forecast, area, last=last)
    with right:
        st.html(once(forecast.futures, f"panel{lang}", lambda: errors.panel(seen, forecast)))
    if area.ward_id:
        st.html(story.why(seen, forecast))
    with st.expander(say("forecast.table", lang=lang)):
        st.html(forecast_curves.table(seen, forecast, area, last=last))
    if not forecast.trials.empty:
        with st.expander(say("forecast.errors.by_unit", lang=lang)):
            name = f"by_unit{lang}{seen.ward_id}"
            st.html(once(forecast.futures, name, lambda: errors.by_unit(seen, forecast)))


def why(seen: Seen, forecast: Forecast, _area: Area) -> None:
    """Explain the pupils of the year: the whole locality and the ward side by side."""
    lang, town = seen.lang, seen.after.network
    if forecast.assessment.options.year <= forecast.ahead.base.known_to:
        st.html(tag("p", text(say("forecast.why.known", lang=lang)), css="tl-lead"))
        return
    st.html(story.why(seen, forecast))
    whole = Area(ward_id="", name=town.locality.name.get(lang, town.locality.key))
    ward = Area(ward_id=seen.ward_id, name=seen.ward)
    for column, area in zip(st.columns(2, gap="small"), (whole, ward), strict=True):
        column.html(story.bars(forecast, area, seen.level.value, lang=lang))
    st.html(tag("p", text(say("forecast.story.how", lang=lang)), css="tl-quiet"))
    for area in (whole, ward):
        st.html(story.table(seen, forecast, area))


def sites(seen: Seen, forecast: Forecast, _area: Area) -> None:
    """Show the map of the year, the developments beside it, the wards below."""
    lang = seen.lang
    layer = inputs.segments(
        say("forecast.layers", lang=lang),
        list(layers.LAYERS),
        key="forecast.layer",
        usual=layers.CHANCE,
        name=lambda one: say(f"forecast.layer.{one}", lang=lang),
    )
    left, right = st.columns([0.6, 0.4], gap="small")
    with left:
        draft = developments.draft()
        board.draw(
            seen,
            layers.layers(seen, forecast, layer, draft),
            key=MAP,
            clicked=lambda held: developments.clicked(seen, held),
            style="<style>.stApp { --tl-above: 330px }</style>",
        )
    with right, st.container(key="beside", gap="small"):
        developments.draw(seen, forecast)
        if developments.draft() is None:
            candidates.draw(seen, forecast)
        development_list.draw(seen, forecast)
    st.html(tag("p", text(say("forecast.chance.how", lang=lang)), css="tl-quiet"))
    st.html(layers.table(seen, forecast))


def rates(seen: Seen, forecast: Forecast, _area: Area) -> None:
    """Show the rates to be set."""
    forecast_rates.draw(seen, forecast)


def files(seen: Seen, forecast: Forecast, _area: Area) -> None:
    """Show the files."""
    forecast_files.draw(seen, forecast)
