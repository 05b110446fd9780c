"""Housing and industry to come: the small form of one being placed, by click, ward or numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from spatial import proposal as drafts
from spatial import words
from spatial.forecast import Forecast
from spatial.projection import developments, rates
from spatial.records import LEVELS, Development
from spatial.ui.map.picture import Click
from spatial.ui.session import assessments, outlook, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text

DRAFT = "forecast.draft"
USUAL_UNITS, USUAL_YEARS = 1000.0, (2, 4)  # of a new development: dwellings, years from the known
MOST_UNITS, MOST_PEOPLE, FIRST_YEAR, LAST_YEAR, MOST_DELAY = 200_000.0, 10.0, 2000, 2060, 20.0
PERCENT = 100.0


def draft() -> Development | None:
    """Return the development about to be placed, if one was begun."""
    development: Development | None = state.recall(DRAFT)
    return development


def _set(development: Development | None) -> None:
    """Begin, change or drop it."""
    state.remember(DRAFT, development)


def begin(seen: Seen, forecast: Forecast) -> None:
    """Begin a development in the middle of the ward shown."""
    lon, lat = drafts.ward_place(seen.after.network, seen.view.units, seen.ward_id)
    known = forecast.ahead.base.known_to
    first, last = (known + years for years in USUAL_YEARS)
    name = outlook.next_id()
    number = name.rpartition("-")[2]
    _set(
        Development(
            development_id=name,
            name=say("forecast.site.new", lang=seen.lang, number=number),
            sort="apartment",
            units=USUAL_UNITS,
            first_year=first,
            last_year=last,
            lon=round(lon, 6),
            lat=round(lat, 6),
        )
    )


def clicked(seen: Seen, click: Click) -> None:
    """Answer a click: place the one being placed, open a standing one, else choose the ward."""
    now = draft()
    if click["kind"] == "development":
        edit(seen, click["id"] or "")
    elif now is not None and click["kind"] != "draft":
        _set(dataclasses.replace(now, lon=click["lon"], lat=click["lat"], ward_id=""))
        _show_ward(seen, click["lon"], click["lat"])
    elif click["kind"] == "ward" and click["id"] in seen.after.network.wards(seen.view.units).index:
        state.change(seen.after.network, ward=click["id"])


def edit(seen: Seen, development_id: str) -> None:
    """Open one of the planner's own in the form."""
    for development in outlook.current().developments:
        if development.development_id == development_id:
            take(seen, development)


def take(seen: Seen, development: Development) -> None:
    """Open a development in the form, and show the ward it lies in."""
    _set(development)
    if development.lon is not None and development.lat is not None:
        _show_ward(seen, development.lon, development.lat)


def _show_ward(seen: Seen, lon: float, lat: float) -> None:
    """Show the ward a place lies in."""
    ward_id = drafts.ward_at(seen.after.network, seen.view.units, lon, lat)
    if ward_id is not None:
        state.change(seen.after.network, ward=ward_id)


def draw(seen: Seen, forecast: Forecast) -> None:
    """Show the form of the one begun, or the way to begin one."""
    lang, now = seen.lang, draft()
    if now is None:
        st.html(tag("p", text(say("forecast.site.how", lang=lang)), css="tl-quiet"))
        st.button(
            say("forecast.site.add", lang=lang, ward=label(seen.ward)),
            key="site_add",
            type="primary",
            icon=":material/add_home_work:",
            on_click=begin,
            args=(seen, forecast),
        )
    else:
        _form(seen, forecast, now)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of the form: bounds, step, how it is written, and what one unit shown is worth."""

    least: float
    most: float
    step: float
    format: str
    worth: float = 1.0


_NUMBERS: Mapping[str, _Number] = {
    "units": _Number(0.0, MOST_UNITS, 100.0, "%.0f"),
    "first_year": _Number(FIRST_YEAR, LAST_YEAR, 1, "%d"),
    "last_year": _Number(FIRST_YEAR, LAST_YEAR, 1, "%d"),
    "people_per_unit": _Number(0.0, MOST_PEOPLE, 0.1, "%.2f"),
    "chance": _Number(0.0, PERCENT, 5.0, "%.0f", 1 / PERCENT),
    "additional": _Number(0.0, PERCENT, 5.0, "%.0f", 1 / PERCENT),
    "delay_years": _Number(0.0, MOST_DELAY, 0.5, "%.1f"),
    "lon": _Number(-180.0, 180.0, 0.001, "%.6f"),
    "lat": _Number(-90.0, 90.0, 0.001, "%.6f"),
}


def _changed(field: str, key: str, worth: float = 1.0) -> None:
    """Put a field of the form into the draft; an emptied number keeps the former."""
    now, value = draft(), state.held(key)
    if now is None or (value is None and field != "people_per_unit"):
        return
    if worth != 1.0 and value is not None:
        value = round(value * worth, 6)
    more: dict[str, object] = {"ward_id": ""} if field in {"lon", "lat"} else {}
    _set(dataclasses.replace(now, **{field: value}, **more))  # type: ignore[arg-type]  # names are fields


def _number(now: Development, name: str, lang: str) -> None:
    field, key = _NUMBERS[name], f"site_{name}"
    value = getattr(now, name)
    shown = value if value is None or field.worth == 1.0 else round(value / field.worth, 4)
    usual = rates.assumptions()["developments"][now.sort]["people_per_unit"]
    st.number_input(
        say(f"forecast.site.{name}", lang=lang),
        field.least,
        field.most,
        step=field.step,
        format=field.format,
        key=state.hold(key, shown),
        placeholder=words.number(float(usual), lang=lang, decimals=1),
        help=say(f"forecast.site.{name}_help", lang=lang) if name in _HELPED else None,
        on_change=_changed,
        args=(name, key, field.worth),
    )


_HELPED = ("people_per_unit", "chance", "additional", "delay_years")


def _form(seen: Seen, forecast: Forecast, now: Development) -> None:
    """Show the form, already filled."""
    lang = seen.lang
    st.html(tag("h2", text(say("forecast.site.head", lang=lang))))
    _named(now, lang)
    for names in (("units", "people_per_unit"), ("first_year", "last_year")):
        _side_by_side(now, names, lang)
    _ward(seen, now)
    st.html(tag("p", text(_yield(forecast, now, lang)), css="tl-quiet"))
    with st.container(horizontal=True):
        st.button(
            say("forecast.site.save", lang=lang),
            key="site_put",
            type="primary",
            on_click=_put,
            args=(seen,),
        )
        st.button(say("propose.cancel", lang=lang), key="site_cancel", on_click=_set, args=(None,))
    with st.expander(say("forecast.site.more", lang=lang)):
        for more in (("chance", "delay_years"), ("additional",), ("lon", "lat")):
            _side_by_side(now, more, lang)


def _named(now: Development, lang: str) -> None:
    """Ask for name and sort."""
    left, right = st.columns(2, gap="xsmall")
    left.text_input(
        say("forecast.site.name", lang=lang),
        key=state.hold("site_name", now.name),
        max_chars=120,
        on_change=_changed,
        args=("name", "site_name"),
    )
    right.selectbox(
        say("forecast.site.sort", lang=lang),
        list(rates.assumptions()["developments"]),
        key=state.hold("site_sort", now.sort),
        format_func=_sort_namer(lang),
        on_change=_changed,
        args=("sort", "site_sort"),
    )


def _sort_namer(lang: str) -> Callable[[str], str]:
    return lambda sort: say(f"forecast.sort.{sort}", lang=lang)


def _side_by_side(now: Development, names: tuple[str, ...], lang: str) -> None:
    """Ask for several numbers in one row."""
    for column, name in zip(st.columns(len(names), gap="xsmall"), names, strict=True):
        with column:
            _number(now, name, lang)


def _ward(seen: Seen, now: Development) -> None:
    """Ask for the place by ward, the keyboard's way; a click on the map says it more exactly."""
    town, lang = seen.after.network, seen.lang
    wards = town.wards(None)["ward"]
    here = now.ward_id
    if now.lon is not None and now.lat is not None:
        here = drafts.ward_at(town, town.base_units, now.lon, now.lat) or ""
    known = [*map(str, wards.index)]
    names = dict(zip(known, map(str, wards), strict=True))
    st.selectbox(
        say("forecast.site.ward", lang=lang),
        known,
        index=None,
        key=state.hold("site_ward", here or None),
        format_func=lambda code: names[code],
        placeholder=say("propose.in_no_ward", lang=lang),
        help=say("forecast.site.ward_help", lang=lang),
        on_change=_reward,
        args=(seen,),
    )


def _reward(seen: Seen) -> None:
    """Move the draft to the middle of the ward chosen in the list."""
    now, ward_id = draft(), state.held("site_ward")
    if now is not None and ward_id is not None:
        town = seen.after.network
        lon, lat = drafts.ward_place(town, town.base_units, ward_id)
        _set(dataclasses.replace(now, lon=round(lon, 6), lat=round(lat, 6), ward_id=""))


def _put(seen: Seen) -> None:
    """Put the draft among the developments; a refusal keeps the form as it is."""
    now = draft()
    if now is not None:
        named = now.name.strip() or now.development_id
        if outlook.put(assessments.town(seen.source), dataclasses.replace(now, name=named)):
            _set(None)


def _yield(forecast: Forecast, now: Development, lang: str) -> str:
    """Say how many pupils a hundred units bring, level by level, by the rates of the year."""
    per_unit = now.people_per_unit
    if per_unit is None:
        per_unit = float(rates.assumptions()["developments"][now.sort]["people_per_unit"])
    share = forecast.ahead.setting.participation[
        forecast.ahead.row(forecast.assessment.options.year)
    ]
    ages = developments.ages(now.sort, forecast.ahead.base.people.sum(axis=0))
    pupils = PERCENT * per_unit * (share @ ages[: share.shape[1]])
    return say("forecast.site.yield", lang=lang, levels=levels(list(pupils), lang, decimals=1))


def levels(pupils: list[float], lang: str, *, decimals: int = 0) -> str:
    """Write pupils level by level."""
    return ", ".join(
        f"{say(f'level.{level}', lang=lang)} {words.number(one, lang=lang, decimals=decimals)}"
        for level, one in zip(LEVELS, pupils, strict=True)
    )
