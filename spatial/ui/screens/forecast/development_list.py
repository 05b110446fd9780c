"""The list of housing and industry to come: what each brings; edit, remove, undo."""

from __future__ import annotations

import streamlit as st

from spatial import words
from spatial.forecast import Forecast
from spatial.projection.developments import PlacedDevelopment, newcomers
from spatial.ui.screens.forecast import developments, layers
from spatial.ui.session import assessments, outlook
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text


def brought(forecast: Forecast, placed: PlacedDevelopment) -> list[float]:
    """Return the pupils a development is expected to bring in the year, level by level."""
    ahead, row = forecast.ahead, forecast.ahead.row(forecast.assessment.options.year)
    wards = len(ahead.base.wards)
    new = newcomers((placed,), ahead.years[row : row + 1], wards, ahead.base.known_to)
    share = ahead.setting.participation[row] * ahead.factors[row][:, None]
    return [float(one) for one in share @ new[0, placed.ward, : share.shape[1]]]


def draw(seen: Seen, forecast: Forecast) -> None:
    """Show the developments, each of the planner's own to be edited or removed."""
    lang, town = seen.lang, assessments.town(seen.source)
    own = {one.development_id for one in outlook.current().developments}
    placed = forecast.ahead.placed
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", text(say("forecast.site.list", lang=lang, count=len(placed)))))
        st.button(
            say("propose.undo", lang=lang),
            key="site_undo",
            icon=":material/undo:",
            disabled=not outlook.can_undo(),
            on_click=outlook.undo,
            args=(town,),
        )
    if not placed:
        st.html(tag("p", text(say("forecast.site.none", lang=lang)), css="tl-quiet"))
    for number, development in enumerate(placed, start=1):
        _item(seen, forecast, number, development, own=development.source.development_id in own)


def _item(
    seen: Seen, forecast: Forecast, number: int, development: PlacedDevelopment, *, own: bool
) -> None:
    lang, source, town = seen.lang, development.source, assessments.town(seen.source)
    ward = str(town.wards(None)["ward"].iloc[development.ward])
    pupils = brought(forecast, development)
    more = say(
        "forecast.site.brings",
        lang=lang,
        year=forecast.assessment.options.year,
        sum=words.number(sum(pupils), lang=lang),
        levels=developments.levels(pupils, lang),
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"site_{number}"):
        mark = tag("span", text(number), css="tl-diamond")
        lines = (f"{layers.line(source, lang=lang)} · {ward}", more)
        sentence = tag("b", text(source.name)) + "".join(tag("span", text(one_)) for one_ in lines)
        st.html(tag("div", mark, tag("div", sentence), css="tl-item"))
        if not own:
            st.html(tag("span", text(say("forecast.site.given", lang=lang)), css="tl-tag"))
            return
        for key, move, args in (
            ("edit", developments.edit, (seen, source.development_id)),
            ("remove", outlook.remove, (town, source.development_id)),
        ):
            st.button(
                say(f"propose.{key}", lang=lang),
                key=f"site_{key}_{source.development_id}",
                on_click=move,
                args=args,
            )
