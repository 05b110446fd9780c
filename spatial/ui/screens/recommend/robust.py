"""One plan for several demands: regret of each plan under each, and what every good plan builds."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import streamlit as st

from spatial import recommend, words
from spatial.records import Level, Options
from spatial.siting.robust import Robust
from spatial.ui import compilation
from spatial.ui.jobs import SEARCH, Job, jobs
from spatial.ui.screens.recommend import question, search_panel
from spatial.ui.session import assessments, state
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text

RUN = "recommend.robust"
DEMANDS = ("low", "base", "high")


def demands(seen: Seen) -> list[Options]:
    """Return the demands the locality's data allow, in the last year of the question."""
    able, asked = futures.horizon(seen.before.network).years, question.options(seen)
    return [
        dataclasses.replace(asked, scenario=name)
        for name in DEMANDS
        if asked.year in able.get(name, ())
    ]


def _key(seen: Seen) -> str:
    """Return what an answer rests on."""
    return repr((question.digest(seen), question.request(seen)))


def start(seen: Seen) -> None:
    """Plan for every demand, beside the page."""
    town, request, options = assessments.town(seen.source), question.request(seen), demands(seen)
    rules, key = seen.view.rules, _key(seen)

    def work(job: Job[Robust]) -> Robust:
        compilation.wait()
        return recommend.robust(town, request, options, rules=rules, progress=job.hear)

    state.remember(RUN, jobs().begin(uuid4().hex, work, lane=SEARCH, sort="robust", about=key))


def draw(seen: Seen) -> None:
    """Show the table of regrets, or how to get it."""
    lang, hedge = seen.lang, state.recall(RUN)
    st.html(tag("p", text(say("recommend.robust.what", lang=lang)), css="tl-lead"))
    if len(demands(seen)) < len(DEMANDS):
        st.html(tag("p", text(say("recommend.robust.impossible", lang=lang)), css="tl-panel"))
        return
    st.button(
        say("recommend.robust.start", lang=lang),
        key="robust_start",
        icon=":material/balance:",
        disabled=hedge is not None and hedge.running,
        on_click=start,
        args=(seen,),
    )
    if hedge is None:
        return

    def said() -> str:
        spent = words.number(hedge.spent_s, lang=lang)
        clock = say("recommend.robust.spent", lang=lang, spent=spent)
        return f"{search_panel.step(hedge, lang=lang)} · {clock}"

    hedged = search_panel.outcome(
        hedge, rests_on=_key(seen), stop_key="robust_stop", lang=lang, said=said
    )
    if hedged is not None:
        st.html(table(hedged, lang=lang))
        st.html(always(hedged, lang=lang))


def table(robust: Robust, *, lang: str) -> str:
    """Draw who is left without a seat under each demand, by the demand planned for."""
    heads = [TableHead(label=say("recommend.robust.plan", lang=lang))]
    heads += [
        html_table.figures(
            "recommend.robust.name", lang=lang, label=say(f"recommend.demand.{name}", lang=lang)
        )
        for name in robust.names
    ]
    heads.append(html_table.figures("recommend.robust.worst", lang=lang))
    rows = []
    for at, name in enumerate(robust.names):
        sign = ""
        if at == robust.least:
            sign = tag("span", text(say("recommend.robust.least", lang=lang)), css="tl-tag tl-used")
        cells = [tag("b", text(say(f"recommend.demand.{name}", lang=lang)), " ", sign)]
        for short, regret in zip(robust.unseated[at], robust.regret[at], strict=True):
            more = say("recommend.robust.more", lang=lang, more=words.number(regret, lang=lang))
            cells.append(text("≈ " + words.number(short, lang=lang)) + html_table.quiet(more))
        cells.append(tag("b", text(words.number(float(robust.regret[at].max()), lang=lang))))
        rows.append(TableRow(cells=cells, css="tl-here" if at == robust.least else ""))
    return html_table.html(heads, rows, name=say("recommend.robust.name", lang=lang))


def always(robust: Robust, *, lang: str) -> str:
    """List what every one of the plans builds on."""
    sites = robust.plans[0].model.sites
    items = [
        text(f"{sites[site].name} · {say(f'level.{Level(level)}', lang=lang)}")
        for site, level in robust.always
    ]
    head = html_table.title(say("recommend.robust.always", lang=lang, count=len(items)))
    return head + listing(items, css="tl-reasons")
