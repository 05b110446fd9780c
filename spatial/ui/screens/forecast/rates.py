"""The planner's own rates: each with what is assumed, its source and its limits."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import streamlit as st

from spatial import words
from spatial.forecast import Forecast
from spatial.projection import participation, rates
from spatial.records import LEVELS, Level, Outlook
from spatial.ui.screens.forecast import crossings
from spatial.ui.session import assessments, state
from spatial.ui.session import outlook as session_outlook
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

PERCENT, STEP_FACTOR, STEP_PERCENT = 100.0, 0.05, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """
    One rate that can be set.

    Attributes
    ----------
    field, part
        Field of the outlook, and the group or level inside it; empty for a plain number.
    assumed
        What holds while nothing is set.
    percent
        Whether it is shown in percent; else as a factor.
    """

    field: str
    part: str
    assumed: float
    percent: bool

    @property
    def limits(self) -> tuple[float, float]:
        """Least and greatest value."""
        least, most = rates.assumptions()["limits"][self.field]
        return float(least), float(most)

    @property
    def key(self) -> str:
        """Key of its widget."""
        return f"rate_{self.field}_{self.part}"


def known(forecast: Forecast) -> list[Rate]:
    """List the rates that can be set; what is assumed is that of the year shown."""
    year = forecast.assessment.options.year
    groups = rates.assumptions()["participation"]
    listed = [
        Rate(field=name, part="", assumed=1.0, percent=False) for name in ("fertility", "migration")
    ]
    listed += [
        Rate(
            field="participation",
            part=name,
            assumed=participation.assumed(name, year),
            percent=True,
        )
        for name in groups
    ]
    listed += [
        Rate(field="private_share", part=level.value, assumed=0.0, percent=True) for level in LEVELS
    ]
    return [*listed, Rate(field="vocational_share", part="", assumed=0.0, percent=True)]


def value(outlook: Outlook, rate: Rate) -> float | None:
    """Return what the planner set, ``None`` for nothing."""
    if rate.part:
        pairs = {str(name): share for name, share in getattr(outlook, rate.field)}
        return pairs.get(rate.part)
    given = float(getattr(outlook, rate.field))
    return None if given == rate.assumed else given


def changed(outlook: Outlook, rate: Rate, given: float | None) -> Outlook:
    """Set a rate, or with ``None`` leave it to what is assumed."""
    if not rate.part:
        plain = rate.assumed if given is None else given
        return dataclasses.replace(outlook, **{rate.field: plain})  # type: ignore[arg-type]  # names are fields
    pairs = {str(name): share for name, share in getattr(outlook, rate.field)}
    pairs.pop(rate.part, None)
    if given is not None:
        pairs[rate.part] = given
    if rate.field == "private_share":
        levels = tuple((level, pairs[level]) for level in LEVELS if level in pairs)
        return dataclasses.replace(outlook, private_share=levels)
    return dataclasses.replace(outlook, participation=tuple(pairs.items()))


def draw(seen: Seen, forecast: Forecast) -> None:
    """Show every rate to be set, and what stands behind those that are assumed."""
    lang, town = seen.lang, assessments.town(seen.source)
    st.html(tag("p", text(say("forecast.rates.how", lang=lang)), css="tl-lead"))
    if seen.view.future.projects and seen.view.future.scenario != futures.OWN:
        note = say(
            "forecast.rates.not_own",
            lang=lang,
            scenario=say(f"forecast.scenario.{seen.view.future.scenario}", lang=lang),
        )
        st.html(tag("p", text(note), css="tl-quiet"))
    listed = known(forecast)
    for names in (
        ("fertility", "migration", "vocational_share"),
        ("participation",),
        ("private_share",),
    ):
        st.html(html_table.title(say(f"forecast.rates.of.{names[-1]}", lang=lang)))
        some = [rate for rate in listed if rate.field in names]
        for column, rate in zip(st.columns(len(some), gap="small"), some, strict=True):
            with column:
                _field(seen, rate)
    with st.container(horizontal=True):
        st.button(
            say("propose.undo", lang=lang),
            key="rates_undo",
            icon=":material/undo:",
            disabled=not session_outlook.can_undo(),
            on_click=session_outlook.undo,
            args=(town,),
        )
        st.button(
            say("forecast.rates.reset", lang=lang), key="rates_reset", on_click=_reset, args=(seen,)
        )
    crossings.draw(seen, forecast)
    st.html(_sources(seen, forecast))


def _label(rate: Rate, lang: str) -> str:
    """Name a rate with its unit."""
    if rate.field == "participation":
        return say(f"forecast.rates.group.{rate.part}", lang=lang)
    if rate.part:
        return say("forecast.rates.level", lang=lang, level=say(f"level.{rate.part}", lang=lang))
    return say(f"forecast.rates.{rate.field}", lang=lang)


def _written(given: float, rate: Rate, lang: str) -> str:
    """Write a rate as it is shown."""
    if rate.percent:
        return words.number(PERCENT * given, lang=lang, decimals=1) + " %"
    return "× " + words.number(given, lang=lang, decimals=2)


def _field(seen: Seen, rate: Rate) -> None:
    """Ask for one rate; empty follows what is assumed."""
    lang, worth = seen.lang, PERCENT if rate.percent else 1.0
    least, most = rate.limits
    given = value(session_outlook.current(), rate)
    limits = say(
        "forecast.rates.limits",
        lang=lang,
        least=_written(least, rate, lang),
        most=_written(most, rate, lang),
        assumed=_written(rate.assumed, rate, lang),
    )
    st.number_input(
        _label(rate, lang),
        least * worth,
        most * worth,
        value=None,
        step=STEP_PERCENT if rate.percent else STEP_FACTOR,
        format="%.1f" if rate.percent else "%.2f",
        key=state.hold(rate.key, None if given is None else round(given * worth, 4)),
        placeholder=_written(rate.assumed, rate, lang),
        help=limits,
        on_change=_set,
        args=(seen, rate, worth),
    )


def _set(seen: Seen, rate: Rate, worth: float) -> None:
    """Put a rate into the outlook and show the planner's own scenario."""
    held = state.held(rate.key)
    given = None if held is None else round(held / worth, 6)
    outlook = changed(session_outlook.current(), rate, given)
    if session_outlook.keep(assessments.town(seen.source), outlook, scenario=futures.OWN):
        state.done("notice.rate_set", name=_label(rate, seen.lang))


def _reset(seen: Seen) -> None:
    """Leave every rate to what is assumed; moves and developments stay."""
    now = session_outlook.current()
    fresh = Outlook(crossings=now.crossings, developments=now.developments)
    session_outlook.keep(assessments.town(seen.source), fresh)


def _sources(seen: Seen, forecast: Forecast) -> str:
    """Draw what is assumed for each group of ages, since when, and where it comes from."""
    lang = seen.lang
    groups = participation.groups(forecast.assessment.rules.ages)
    heads = [
        html_table.figures(f"forecast.rates.head.{name}", lang=lang, number=name == "values")
        for name in ("group", "values", "source")
    ]
    lines = []
    for name, entry in rates.assumptions()["participation"].items():
        level, first, last = groups[name]
        dated = "; ".join(
            f"{year}: {words.number(PERCENT * share, lang=lang, decimals=1)} %"
            for year, share in sorted(entry["values"].items())
        )
        ages = say(
            "forecast.rates.ages",
            lang=lang,
            first=first,
            last=last,
            level=say(f"level.{Level(level)}", lang=lang),
        )
        cells = [
            text(say(f"forecast.rates.group.{name}", lang=lang)) + html_table.quiet(ages),
            text(dated),
            text(entry["source"]) + html_table.quiet(say(f"kind.{entry['kind']}", lang=lang)),
        ]
        lines.append(TableRow(cells=cells))
    return html_table.html(heads, lines, name=say("forecast.rates.table", lang=lang))
