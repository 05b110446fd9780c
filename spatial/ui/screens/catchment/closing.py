"""The answer to "and if this school closed?": who loses a seat, who takes the pupils."""

from __future__ import annotations

import streamlit as st

from spatial import words
from spatial.catchment import Closure
from spatial.ui import compilation
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment import controls
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import pupil_flows, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, progress
from spatial.ui.widgets.cards import about, metres
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

SCHOOL = "flow.closing"


def draw(seen: Seen, view: FlowView) -> None:
    """Offer the question beside a chosen school; answer it once it was asked."""
    school_id, lang = cards.chosen(view), seen.lang
    if school_id is None:
        return
    asked = state.recall(SCHOOL) == school_id
    st.button(
        say("flow.closing.back" if asked else "flow.closing.ask", lang=lang),
        key="flow_close",
        icon=":material/close:" if asked else ":material/block:",
        on_click=state.remember,
        args=(SCHOOL, None if asked else school_id),
    )
    if not asked:
        return
    found = answer(seen, view, school_id)
    if found is not None:
        st.html(html(seen, view, found))


def answer(seen: Seen, view: FlowView, school_id: str) -> Closure | None:
    """Return what closing the school does; ``None`` while the planner does not want to wait."""
    way, choices = view.way, seen.view

    def work() -> Closure:
        compilation.wait()
        closed = pupil_flows.case(seen, way.times, closed=(school_id,))
        return pupil_flows.closure(view.case, closed, way, school_id)

    key = f"closing{seen.source}{choices.options}{choices.own}{choices.level}{seen.proposals}"
    return progress.run(seen.lang, "catchment", f"{key}{way}{school_id}", work)


def html(seen: Seen, view: FlowView, found: Closure) -> str:
    """Draw the answer: the sentence, the wards that lose, the schools that take more."""
    lang, sign = seen.lang, about(seen)
    model = pupil_flows.RULE if view.way.model == "nearest" else view.way.model
    lost = float(found.lost.sum())
    blanks = {
        "lost": sign + words.number(lost, lang=lang),
        "pupils": sign + words.number(found.pupils, lang=lang),
        "seats": words.number(found.seats, lang=lang),
        "gained": sign + words.number(float(found.gained.sum()), lang=lang),
        "before": metres(found.before_m, lang=lang),
        "after": metres(found.after_m, lang=lang),
        "model": controls.name_of(model, lang=lang),
        "within": controls.walk_text(view.case, lang=lang),
    }
    key = "some" if round(lost) else "nobody"
    parts = [
        tag("h2", text(say("flow.closing.title", lang=lang))),
        tag("p", tag("b", text(say(f"flow.closing.{key}", lang=lang, **blanks))), css="tl-first"),
        tag("p", text(say("flow.closing.school", lang=lang, **blanks)), css="tl-first"),
    ]
    wards = {seen.name(str(ward)): float(pupils) for ward, pupils in found.lost.items()}
    called = cards.names(view)
    schools = {called[str(one)]: float(pupils) for one, pupils in found.takers.items()}
    parts += [_listed(wards, "wards", lang=lang), _listed(schools, "takers", lang=lang)]
    if len(found.gained):
        parts.append(tag("p", text(say("flow.closing.gained", lang=lang, **blanks))))
    parts.append(tag("p", text(say("flow.closing.how", lang=lang, **blanks)), css="tl-quiet"))
    return tag("section", *parts, css="tl-card tl-closing", role="status")


def _listed(rows: dict[str, float], key: str, *, lang: str) -> str:
    """List wards or schools with their pupils; nothing for none."""
    if not rows:
        return ""
    name = say(f"flow.closing.{key}", lang=lang)
    heads = [
        TableHead(label=say(f"flow.closing.{key}_head", lang=lang)),
        html_table.figures(
            f"flow.closing.{key}", lang=lang, label=say("flow.matrix.pupils", lang=lang)
        ),
    ]
    lines = [
        TableRow(cells=[text(one), words.number(pupils, lang=lang)]) for one, pupils in rows.items()
    ]
    return tag("h3", text(name)) + html_table.html(heads, lines, name=name)
