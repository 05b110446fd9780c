"""The norms in force on a day, from the files ``docs/norms.md`` is made of; what changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import streamlit as st

from spatial import clock, norms
from spatial.norms import AREAS, Confidence, Norm, Rules, document
from spatial.norms.changes import DEFICIT_TOPICS, Change, changes
from spatial.records import LEVELS, Level
from spatial.ui.screens.norms import effect, pair
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import listing, tag, text

ANY = ""  # every area, every level
DEFICIT, EVERY = "deficit", "every"  # which topics
COLUMNS = ("place", "value", "clause", "since", "binding", "confidence")
# What a planner asks for first.
ASKED = (
    "land_per_pupil_m2",
    "rooms_per_10k",
    "class_size",
    "rooms_per_class",
    "rooms_per_class_two_session",
    "radius_m",
    "land_per_resident_m2",
    *DEFICIT_TOPICS,
)
SURE = {
    Confidence.LAW_READ: "✓",
    Confidence.RESTATED: "◕",
    Confidence.REPORTED: "◔",
    Confidence.UNVERIFIED: "⚠",
}


def in_force(seen: Seen) -> None:
    """Show the norms of a day, an area, a level and a topic."""
    lang = seen.lang
    first, second, third, fourth = st.columns([1, 1.2, 1, 1.6])
    with first:
        day = inputs.day(say("norms.day", lang=lang), key="norms.day", usual=clock.today())
    with second:
        area = _area(lang)
    with third:
        level = _level(lang)
    with fourth:
        topic = inputs.select(
            say("norms.topic_label", lang=lang),
            [DEFICIT, EVERY, *norms.read().topics()],
            key="norms.topic",
            usual=DEFICIT,
            name=lambda one: topic_name(one, lang=lang),
        )
    listed = [
        norm
        for norm in norms.in_force(day, area or None, Level(level) if level else None)
        if topic in (EVERY, norm.topic) or (topic == DEFICIT and norm.topic in DEFICIT_TOPICS)
    ]
    counted = say(
        "norms.count",
        lang=lang,
        count=len(listed),
        day=document.day(day, lang=lang),
        unverified=sum(norm.unverified for norm in listed),
    )
    st.html(tag("p", text(counted if listed else say("norms.none", lang=lang)), css="tl-lead"))
    st.html(table(sorted(listed, key=_order), seen.rules, lang=lang))


def _order(norm: Norm) -> tuple[int, str]:
    """Put what a shortage is computed from first, in the order a planner asks for it."""
    known = norm.topic in ASKED
    return (ASKED.index(norm.topic) if known else len(ASKED), "" if known else norm.topic)


def _area(lang: str) -> str:
    """Choose an area class."""
    return inputs.select(
        say("norms.area", lang=lang),
        [ANY, *AREAS],
        key="norms.area",
        usual=AREAS[0],
        name=lambda area: say(f"norm.area.{area or 'all'}", lang=lang),
    )


def _level(lang: str) -> str:
    """Choose a level."""
    return inputs.select(
        say("norms.level", lang=lang),
        [ANY, *(level.value for level in LEVELS)],
        key="norms.level",
        usual=ANY,
        name=lambda level: say(f"norm.level.{level or 'all'}", lang=lang),
    )


def topic_name(topic: str, *, lang: str) -> str:
    """Say what a topic is called."""
    if topic in (DEFICIT, EVERY, *pair.TOPICS):
        return say(f"norms.topic.{topic}", lang=lang)
    return norms.read().of(topic)[0].label[lang]


def table(listed: list[Norm], used: Rules, *, lang: str) -> str:
    """
    Draw norms, one a row, under their labels.

    Parameters
    ----------
    used
        The profile in use; its norms are marked.
    """
    heads = [
        html_table.figures(f"norms.head.{name}", lang=lang, number=name == "value")
        for name in COLUMNS
    ]
    ids = {norm.norm_id for norm in used.all_norms()}
    return html_table.html(heads, _rows(listed, ids, lang), name=say("norms.table", lang=lang))


def _rows(listed: list[Norm], used: set[str], lang: str) -> Iterator[TableRow | str]:
    """Go through the norms, a heading where the label changes."""
    label = ""
    for norm, told in zip(listed, document.rows(listed, lang=lang), strict=True):
        if told["label"] != label:
            label = told["label"]
            yield label
        yield TableRow(cells=_cells(norm, told, lang, used=norm.norm_id in used))


def _cells(norm: Norm, told: dict[str, str], lang: str, *, used: bool) -> list[str]:
    mark = " " + tag("span", text(say("norms.used", lang=lang)), css="tl-tag tl-used")
    until = told["to"] or say("norms.open", lang=lang)
    since = say("norms.since", lang=lang, first=told["from"], last=until)
    area = told["areas"] if norm.areas else ""
    unsure = "tl-tag tl-unsure" if norm.unverified else "tl-tag"
    return [
        text(told["place"]) + (mark if used else "") + html_table.quiet(area),
        tag("b", text(told["value"])) + " " + text(told["unit"]),
        text(told["clause"]) + html_table.quiet(told["source"]) + html_table.quiet(told["note"]),
        tag("span", text(since), css="tl-keep"),
        tag("span", text(told["binding"]), css="tl-keep"),
        tag("span", text(f"{SURE[norm.confidence]} {told['confidence']}"), css=unsure),
    ]


def days_of_change() -> list[date]:
    """List the days on which a figure changed, ended or began, the latest first."""
    law = norms.read()
    starts = {norm.valid_from for norm in law}
    ends = {norm.valid_to + timedelta(days=1) for norm in law if norm.valid_to}
    return sorted(
        (day for day in starts | ends if changes(day - timedelta(days=1), day)), reverse=True
    )


def between(seen: Seen) -> None:
    """Say what changes between two days, and what that does to the shortage."""
    lang = seen.lang
    days = days_of_change()
    usual = _telling(days)
    first, second, third = st.columns([1.4, 1, 1])
    with first:
        _jump(days, lang)
    with second:
        one = inputs.day(
            say("norms.from", lang=lang), key="norms.from", usual=usual - timedelta(days=1)
        )
    with third:
        two = inputs.day(say("norms.to", lang=lang), key="norms.to", usual=usual)
    every = inputs.toggle(say("norms.every", lang=lang), key="norms.every")
    changed = changes(one, two, _profile_area(seen), every=every)
    sentence = say(
        "norms.changes" if changed else "norms.no_changes",
        lang=lang,
        count=len(changed),
        first=document.day(one, lang=lang),
        last=document.day(two, lang=lang),
    )
    st.html(tag("p", text(sentence), css="tl-headline") + _story(changed, lang))
    effect.of_days(seen, one, two)


def _telling(days: list[date]) -> date:
    """Return the last day on which a figure itself changed, not only its text."""
    return next(
        day
        for day in days
        if day <= clock.today()
        and any(
            change.before and change.after and change.by_value
            for change in changes(day - timedelta(days=1), day)
        )
    )


def _profile_area(seen: Seen) -> str:
    """Return the area class of the profile in use."""
    return pair.profile_of(seen.view.profile, seen.view.own).area


def _jump(days: list[date], lang: str) -> None:
    """Offer the days on which the law changed."""
    key = "norms.jump"

    def jumped() -> None:
        day = state.held(key)
        if day is not None:
            state.remember("norms.from", day - timedelta(days=1))
            state.remember("norms.to", day)

    st.selectbox(
        say("norms.jump", lang=lang),
        days,
        index=None,
        key=key,
        placeholder=say("norms.jump_hint", lang=lang),
        format_func=lambda day: document.day(day, lang=lang),
        on_change=jumped,
    )


def _story(changed: tuple[Change, ...], lang: str) -> str:
    """List the changes as sentences, figures before mere changes of text."""
    ordered = sorted(changed, key=lambda change: not change.by_value)
    return listing((text(change.say(lang=lang)) for change in ordered), css="tl-story")
