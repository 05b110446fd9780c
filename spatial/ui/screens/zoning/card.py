"""The neighbourhood chosen: where it goes, where else it could, and what either would change."""

from __future__ import annotations

import numpy as np
import streamlit as st

from spatial import words
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import allowance, assessments, state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import signs
from spatial.ui.widgets.markup import tag, text
from spatial.zoning.problem import FREE

CELL, TARGET = "zone.cell", "zone.target"


def chosen(work: ZoneWork) -> int | None:
    """Return the position of the neighbourhood chosen."""
    return work.at(state.recall(CELL))


def choose(cell_id: str | None) -> None:
    """Show a neighbourhood."""
    state.remember(CELL, cell_id)
    state.remember(TARGET, None)


def name_of(work: ZoneWork, school: int, *, lang: str) -> str:
    """Return a school's name."""
    if school == FREE:
        return say("zone.nobody", lang=lang)
    return work.case.assessment.network.school_names(work.case.level)[str(work.schools[school])]


def effect(work: ZoneWork, cell: int, school: int, *, lang: str) -> str:
    """Say what moving a neighbourhood changes: its walk, pupils beyond the seats, pieces."""
    now, new = work.judged, work.moved(cell, school)
    before, after = (work.asked.metres[cell, at] for at in (work.school[cell], school))
    walk = "–" if not np.isfinite(after) else words.number(float(after), lang=lang)
    further = float(after - before) if np.isfinite(after) and np.isfinite(before) else 0.0
    parts = [
        say(
            "zone.effect.walk",
            lang=lang,
            metres=walk,
            change=signs.signed(further, lang=lang) or "±0",
        ),
        say(
            "zone.effect.over",
            lang=lang,
            change=signs.signed(new.beyond - now.beyond, lang=lang) or "±0",
        ),
    ]
    broken = int((new.parts > 1).sum() - (now.parts > 1).sum())
    if broken > 0:
        parts.append(say("zone.effect.broken", lang=lang))
    return " · ".join(parts)


def draw(seen: Seen, work: ZoneWork) -> None:
    """Show the card of the neighbourhood chosen, or how to choose one."""
    lang, cell, keeps = seen.lang, chosen(work), allowance.keeps()
    if keeps:
        _tools(seen, work)
    if cell is None:
        st.html(tag("p", text(say("zone.choose", lang=lang)), css="tl-lead"))
        return
    cell_id, school = str(work.cells[cell]), int(work.school[cell])
    standing = work.standing
    locked = standing is not None and cell_id in standing.locked
    wards = np.asarray(work.case.question.cell_ward, dtype=object)
    walk = work.asked.metres[cell, school] if school != FREE else np.inf
    sentence = say(
        "zone.cell.line",
        lang=lang,
        ward=seen.name(str(wards[cell])),
        pupils=words.number(float(work.asked.pupils[cell]), lang=lang),
        school=name_of(work, school, lang=lang),
        metres=words.number(float(walk), lang=lang) if np.isfinite(walk) else "–",
    )
    head = tag("h2", text(f"{say('flow.cell', lang=lang)} {cell_id}"))
    if locked:
        head += tag("span", text("■ " + say("zone.locked", lang=lang)), css="tl-chip tl-watch")
    inner = tag("div", head, css="tl-card-head") + tag("p", text(sentence), css="tl-first")
    st.html(tag("section", inner, css="tl-card"))
    if not keeps:
        return
    _move(seen, work, cell)
    st.button(
        say("zone.unlock" if locked else "zone.lock", lang=lang),
        key="zone_lock",
        icon=":material/lock_open:" if locked else ":material/lock:",
        on_click=_lock,
        args=(seen, cell_id, not locked),
        disabled=school == FREE,
    )


def _tools(seen: Seen, work: ZoneWork) -> None:
    """Offer undo and redo."""
    lang, town = seen.lang, assessments.town(seen.source)
    with st.container(horizontal=True, key="zone_tools"):
        for key, move, can in (
            ("undo", zone_plans.undo, work.plan.can_undo),
            ("redo", zone_plans.redo, work.plan.can_redo),
        ):
            st.button(
                say(f"propose.{key}", lang=lang),
                key=f"zone_{key}",
                icon=f":material/{key}:",
                disabled=not can,
                on_click=move,
                args=(town, zoning_model.key(seen)),
            )


def _move(seen: Seen, work: ZoneWork, cell: int) -> None:
    """Offer the zones the neighbourhood touches, and what moving there changes."""
    lang, near = seen.lang, work.beside(cell)
    if not near:
        st.html(tag("p", text(say("zone.inside", lang=lang)), css="tl-quiet"))
        return
    target = state.recall(TARGET)
    usual = target if target in near else near[0]
    st.selectbox(
        say("zone.move_to", lang=lang),
        near,
        key=state.hold("zone_target", usual),
        format_func=lambda school: name_of(work, school, lang=lang),
        on_change=lambda: state.remember(TARGET, state.held("zone_target")),
    )
    st.html(tag("p", text(effect(work, cell, usual, lang=lang)), css="tl-first"))
    st.button(
        say("zone.move", lang=lang),
        key="zone_move",
        type="primary",
        icon=":material/swap_horiz:",
        on_click=_give,
        args=(seen, str(work.cells[cell]), str(work.schools[usual])),
    )


def _give(seen: Seen, cell_id: str, school_id: str) -> None:
    """Move a neighbourhood."""
    zone_plans.give(assessments.town(seen.source), zoning_model.key(seen), cell_id, school_id)
    state.remember(TARGET, None)


def _lock(seen: Seen, cell_id: str, locked: bool) -> None:  # noqa: FBT001 - a button's argument
    """Lock a neighbourhood or let it go."""
    zone_plans.lock(assessments.town(seen.source), zoning_model.key(seen), cell_id, locked=locked)
