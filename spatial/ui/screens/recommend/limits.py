"""The widgets of the question: money, years, levels, aims, limits, costs with their source."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from spatial import norms, words
from spatial.norms import BILLION
from spatial.recommend.screening import cost_per_room_vnd, limit_m
from spatial.records import LEVELS
from spatial.ui.screens.recommend import question
from spatial.ui.screens.recommend.question import KEY, NUMBERS
from spatial.ui.session import pupils as futures
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.markup import listing, tag, text

LIMITS_S = (15, 30, 60, 120, 300)


def draw(seen: Seen) -> None:
    """Draw every limit, filled with what is usual, and below it what it rests on."""
    lang = seen.lang
    money, what, rules = st.columns(3, gap="medium")
    with money:
        st.html(html_table.title(say("recommend.part.money", lang=lang)))
        for name in ("budget", "yearly", "cost"):
            _number(name, lang=lang)
        st.html(_cost(seen))
    with what:
        st.html(html_table.title(say("recommend.part.what", lang=lang)))
        _levels(lang)
        _years(seen)
        _switch("extend", lang=lang)
        _closing(seen)
        _aims(lang)
    with rules:
        st.html(html_table.title(say("recommend.part.rules", lang=lang)))
        for name in ("new_sites", "spacing", "walk", "build_years", "module"):
            _number(name, lang=lang)
        st.html(_walks(seen))
    _decisions(seen)


def _aims(lang: str) -> None:
    """Choose in which order the aims count, and how long to search."""
    st.html(html_table.title(say("recommend.part.aims", lang=lang)))
    inputs.select(
        say("recommend.order", lang=lang),
        range(len(question.ORDERS)),
        key=f"{KEY}order",
        usual=0,
        name=lambda at: say(f"recommend.orders.{at}", lang=lang),
    )
    sentence = f"{_order(int(state.recall(f'{KEY}order') or 0), lang=lang)}. "
    st.html(tag("p", text(sentence + say("recommend.order_how", lang=lang)), css="tl-quiet"))
    inputs.select(
        say("recommend.limit.time", lang=lang),
        LIMITS_S,
        key=f"{KEY}limit",
        usual=question.USUAL_S,
        name=lambda one: say("recommend.seconds", lang=lang, seconds=one),
    )


def _order(at: int, *, lang: str) -> str:
    """Say an order of aims."""
    aims = question.ORDERS[at]
    said = (
        f"{number}. {say(f'siting.aim.{aim}', lang=lang)}" for number, aim in enumerate(aims, 1)
    )
    return " → ".join(said)


def _number(name: str, *, lang: str) -> None:
    """Draw a number; where none is usual it may be empty."""
    about, key = NUMBERS[name], f"recommend_{name}"
    value = question.number(name)
    whole = float(about.step).is_integer()
    make: Callable[[float], float] = int if whole else float

    def keep() -> None:
        state.remember(KEY + name, (state.held(key),))

    st.number_input(
        say(f"recommend.limit.{name}", lang=lang),
        make(about.least),
        make(about.most),
        value=None,
        step=make(about.step),
        format="%d" if whole else "%g",
        key=state.hold(key, None if value is None else make(value)),
        help=say(f"recommend.help.{name}", lang=lang),
        placeholder=say(f"recommend.{'usual' if name == 'cost' else 'no_limit'}", lang=lang),
        on_change=keep,
    )


def _levels(lang: str) -> None:
    """Choose the levels planned together."""
    key = "recommend_levels"
    st.pills(
        say("recommend.limit.levels", lang=lang),
        LEVELS,
        selection_mode="multi",
        key=state.hold(key, list(question.levels())),
        format_func=lambda level: say(f"level.{level}", lang=lang),
        on_change=lambda: state.remember(f"{KEY}levels", tuple(state.held(key))),
    )


def _years(seen: Seen) -> None:
    """Choose the first and the last year."""
    first, last = question.years(seen)
    able = [year for year in question.ends(seen) if year > question.FIRST - 1]
    able = able or [last]
    left, right = st.columns(2, gap="small")
    with left:
        inputs.select(
            say("recommend.limit.first", lang=seen.lang),
            list(range(able[0], last + 1)) or [last],
            key=f"{KEY}first",
            usual=first,
        )
    with right:
        inputs.select(
            say("recommend.limit.last", lang=seen.lang), able, key=f"{KEY}last", usual=last
        )
    if question.future(seen) != seen.view.future:
        known = futures.horizon(seen.before.network).years[futures.PUBLISHED][-1]
        said = say("recommend.limit.known_past", lang=seen.lang, year=known)
        st.html(tag("p", text(said), css="tl-quiet"))


def _switch(name: str, *, lang: str) -> None:
    """Switch something that is usually on."""
    inputs.toggle(say(f"recommend.limit.{name}", lang=lang), key=f"{KEY}{name}", usual=True)


def _closing(seen: Seen) -> None:
    """Choose the schools that may be closed or merged; all others stay."""
    schools = seen.before.network.schools["name"]
    key = "recommend_close"
    st.multiselect(
        say("recommend.limit.close", lang=seen.lang),
        [str(one) for one in schools.index],
        key=state.hold(key, sorted(question.named("close"))),
        format_func=lambda one: str(schools[one]),
        help=say("recommend.help.close", lang=seen.lang),
        placeholder=say("recommend.close_none", lang=seen.lang),
        on_change=lambda: state.remember(f"{KEY}close", frozenset(state.held(key))),
    )


def _cost(seen: Seen) -> str:
    """Say what a room costs, since which source, and that it is an assumption."""
    lang = seen.lang
    source = norms.room_cost().source
    now = cost_per_room_vnd(question.request(seen)) / BILLION
    sentence = say(
        "siting.cost_note",
        lang=lang,
        cost=words.number(now, lang=lang, decimals=2),
        source=source,
    )
    return tag("p", text(sentence), css="tl-quiet")


def _walks(seen: Seen) -> str:
    """Say the longest walk of each level, and the norm of land."""
    lang, asked = seen.lang, question.request(seen)
    rules = seen.before.rules
    items = [
        say(
            "recommend.level_limits",
            lang=lang,
            level=say(f"level.{level}", lang=lang),
            metres=words.number(limit_m(rules, level, asked), lang=lang),
            land=words.number(rules.land_per_pupil_m2[level].value, lang=lang, decimals=1),
            source=rules.land_per_pupil_m2[level].source,
        )
        for level in asked.levels
    ]
    head = say("recommend.profile", lang=lang, profile=rules.label.get(lang, rules.profile))
    return tag("p", text(head), css="tl-quiet") + listing(map(text, items), css="tl-reasons")


def _decisions(seen: Seen) -> None:
    """Show what was pinned and ruled out, and let it go."""
    for name in ("forced", "forbidden"):
        names = question.named(name)
        if not names:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"recommend_{name}s"):
            sentence = say(f"recommend.decided.{name}", lang=seen.lang, count=len(_places(names)))
            st.html(tag("p", text(f"{sentence}: {', '.join(_places(names))}"), css="tl-lead"))
            st.button(
                say("recommend.let_go", lang=seen.lang),
                key=f"let_go_{name}",
                on_click=state.remember,
                args=(KEY + name, frozenset()),
            )


def _places(names: frozenset[str]) -> list[str]:
    """Name the places of some actions."""
    return sorted({" · ".join(name.split(":")[1:3]) for name in names})
