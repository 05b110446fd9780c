"""The list of projects: why each, and whether it is among the proposals, kept or ruled out."""

from __future__ import annotations

import streamlit as st

from spatial import words
from spatial.export import siting as writer
from spatial.recommend import Recommendation
from spatial.records import Proposal
from spatial.ui.memo import once
from spatial.ui.screens.recommend import question
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session import allowance, assessments, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.markup import tag, text


def place(action_id: str) -> str:
    """Return the name of an action without its size."""
    return action_id.rpartition(":")[0]


def rows(recommendation: Recommendation, *, lang: str) -> list[writer.Row]:
    """Return the investment list of the plan shown, made once."""
    return once(
        recommendation.plan, f"rows{lang}", lambda: writer.investment(recommendation, lang=lang)
    )


def draw(seen: Seen, result: PlanResult) -> None:
    """Show every project, in the order of the years."""
    recommendation, lang = result.recommendation, seen.lang
    if recommendation is None:
        return
    listed = rows(recommendation, lang=lang)
    offered = {proposal.proposal_id: proposal for proposal in recommendation.proposals}
    standing = {proposal.proposal_id: proposal for proposal in seen.proposals}
    open_ = [one for name, one in offered.items() if standing.get(name) != one]
    with st.container(horizontal=True, vertical_alignment="center", key="recommend_tools"):
        st.html(html_table.title(say("recommend.list", lang=lang, count=len(listed))))
        if allowance.changes():
            _takers(seen, tuple(open_))
    if not listed:
        st.html(tag("p", text(say("recommend.list_empty", lang=lang)), css="tl-lead"))
    for one in listed:
        _item(seen, recommendation, one, offered.get(place(one["action_id"])), standing)
    st.html(tag("p", text(say("recommend.list_how", lang=lang)), css="tl-quiet"))


def _takers(seen: Seen, open_: tuple[Proposal, ...]) -> None:
    """Offer to take over everything, and to take that back."""
    lang = seen.lang
    st.button(
        say("recommend.accept_all", lang=lang, count=len(open_)),
        key="accept_all",
        icon=":material/done_all:",
        disabled=not open_,
        on_click=_accept,
        args=(seen, open_),
    )
    st.button(
        say("propose.undo", lang=lang),
        key="recommend_undo",
        icon=":material/undo:",
        disabled=not state.scenario().can_undo(by=proposals.undoing()),
        on_click=proposals.undo,
        args=(assessments.town(seen.source),),
    )


def _item(
    seen: Seen,
    recommendation: Recommendation,
    one: writer.Row,
    offer: Proposal | None,
    standing: dict[str, Proposal],
) -> None:
    """Show one project with what can be done with it."""
    lang, name = seen.lang, str(one["action_id"])
    taken = offer is not None and standing.get(offer.proposal_id) == offer
    with st.container(horizontal=True, vertical_alignment="center", key=f"project_{one['number']}"):
        st.html(_said(one, taken=taken, pinned=name in recommendation.request.forced, lang=lang))
        if offer is None or not allowance.changes():
            pass
        elif taken:
            st.button(
                say("recommend.give_back", lang=lang),
                key=f"back_{one['number']}",
                on_click=proposals.remove,
                args=(assessments.town(seen.source), offer.proposal_id, offer.name),
            )
        else:
            st.button(
                say("recommend.accept", lang=lang),
                key=f"accept_{one['number']}",
                type="primary",
                on_click=_accept,
                args=(seen, (offer,)),
            )
        for what, icon in (("pin", "keep"), ("drop", "block")):
            st.button(
                "",
                key=f"{what}_{one['number']}",
                icon=f":material/{icon}:",
                help=say(f"recommend.{what}", lang=lang),
                on_click=pin if what == "pin" else drop,
                args=(recommendation, name),
            )


def _said(one: writer.Row, *, taken: bool, pinned: bool, lang: str) -> str:
    """Write a project: what, where, how much, when, why, and how the land is known."""
    head = say("recommend.project_head", lang=lang, **{k: one[k] for k in ("deed", "site")})
    head += f" · {one['level_name']}"
    when = say("recommend.no_year", lang=lang)
    if one["start_year"] is not None:
        when = say("recommend.year", lang=lang, start=one["start_year"], finish=one["finish_year"])
    facts = say(
        "recommend.project_line",
        lang=lang,
        ward=one["ward"] or "–",
        rooms=words.number(one["rooms"], lang=lang),
        served=words.number(one["pupils_served"], lang=lang),
        land=words.number(one["land_m2"], lang=lang),
        cost=words.number(one["cost_billion_vnd"], lang=lang, decimals=1),
        when=when,
    )
    marks = [("taken", "tl-used")] if taken else []
    marks += [("pinned", "")] if pinned else []
    signs = "".join(
        tag("span", text(say(f"recommend.mark.{key}", lang=lang)), css=f"tl-tag {css}".strip())
        for key, css in marks
    )
    kind = one["figures"] or say(f"kind.{one['kind']}", lang=lang)
    body = tag(
        "div",
        tag("b", text(head), signs),
        tag("span", text(facts)),
        tag("span", text(f"{one['why']} ({kind})"), css="tl-why"),
    )
    return tag("div", tag("span", text(one["number"]), css="tl-diamond"), body, css="tl-item")


def _accept(seen: Seen, offered: tuple[Proposal, ...]) -> None:
    """Put projects among the proposals, all or none."""
    key, told = taken(seen, offered)
    proposals.load(assessments.town(seen.source), offered, key=key, **told)


def taken(seen: Seen, made: tuple[Proposal, ...]) -> tuple[str, dict[str, object]]:
    """Return the notice of projects taken over, and what it says of those not open in this year."""
    year = seen.view.options.year
    later = [one.open_year for one in made if (one.open_year or year) > year]
    if not later:
        return "notice.recommend_accepted", {}
    told = {"later": len(later), "year": year, "last": max(one or year for one in later)}
    return "notice.recommend_accepted_later", dict(told)


def pin(recommendation: Recommendation, name: str) -> None:
    """Keep a project, as large as it is, in every later plan; or let it go again."""
    kept = question.named("forced")
    state.remember("recommend.forced", kept - {name} if name in kept else kept | {name})
    _free(recommendation, name, among="forbidden")
    state.done(f"notice.recommend_{'unpinned' if name in kept else 'pinned'}")


def drop(recommendation: Recommendation, name: str) -> None:
    """Rule a place out for a level in every later plan, whatever the size."""
    _free(recommendation, name, among="forced")
    same = {
        action.action_id
        for action in recommendation.model.actions
        if place(action.action_id) == place(name)
    }
    state.remember("recommend.forbidden", question.named("forbidden") | (same or {name}))
    state.done("notice.recommend_dropped")


def _free(recommendation: Recommendation, name: str, *, among: str) -> None:
    """Take every size of a place out of a set of names."""
    same = {
        action.action_id
        for action in recommendation.model.actions
        if place(action.action_id) == place(name)
    }
    state.remember(f"recommend.{among}", question.named(among) - same)
