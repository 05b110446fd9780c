"""Mapped housing and industry offered to be placed: looked at one by one, none assumed."""

from __future__ import annotations

import streamlit as st

from spatial import development_candidates, words
from spatial.development_candidates import DevelopmentCandidate
from spatial.forecast import Forecast
from spatial.ui.screens.forecast import developments
from spatial.ui.session import assessments, outlook
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text

CHOSEN = "forecast_candidate"


def draw(seen: Seen, forecast: Forecast) -> None:
    """Offer what is mapped and no development yet; nothing where the locality brings none."""
    lang, town = seen.lang, assessments.town(seen.source)
    own = {each.development_id for each in outlook.current().developments}
    offered = {each.development_id: each for each in development_candidates.of(town, without=own)}
    if not offered:
        return
    title = say("forecast.candidates.head", lang=lang, count=len(offered))
    with st.expander(title, key="forecast_candidates"):
        st.html(tag("p", text(say("forecast.candidates.how", lang=lang)), css="tl-quiet"))
        names = town.wards(None)["ward"].to_dict()
        code = st.selectbox(
            say("forecast.candidates.choose", lang=lang),
            list(offered),
            index=None,
            key=CHOSEN,
            format_func=lambda one: _line(offered[one], str(names[offered[one].ward_id]), lang),
        )
        if code in offered:
            st.button(
                say("forecast.candidates.look", lang=lang),
                key="candidate_look",
                icon=":material/add_home_work:",
                on_click=look,
                args=(seen, forecast, offered[code]),
            )


def look(seen: Seen, forecast: Forecast, candidate: DevelopmentCandidate) -> None:
    """Open the form with what the map tells; units are the planner's to say, until then none."""
    known = forecast.ahead.base.known_to
    first, last = (known + years for years in developments.USUAL_YEARS)
    developments.take(seen, candidate.accepted(units=0.0, first_year=first, last_year=last))


def _line(candidate: DevelopmentCandidate, ward: str, lang: str) -> str:
    """Write a candidate in one line: name, sort, size, ward."""
    parts = (
        candidate.name or say("forecast.candidates.unnamed", lang=lang),
        say(f"forecast.sort.{candidate.sort}", lang=lang),
        f"{words.number(candidate.area_ha, lang=lang, decimals=1)} ha",
        ward,
    )
    return label(" · ".join(parts))
