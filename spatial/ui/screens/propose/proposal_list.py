"""The list of proposals: edit, remove, undo, redo, save to a file, open from one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from spatial import proposal as drafts
from spatial import words
from spatial.errors import UserError
from spatial.export import geojson
from spatial.intake.apart import read_proposals
from spatial.network import Network
from spatial.records import Proposal
from spatial.store import Right
from spatial.store.landing import landed
from spatial.ui.map import point_layers
from spatial.ui.session import assessments, placing, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, file_drop
from spatial.ui.widgets.markup import tag, text

SHARED = "propose.shared"
FILES = ["geojson", "json", "csv", "gpkg"]


def draw(seen: Seen) -> None:
    """Show the proposals, each to be edited or removed; undo and redo."""
    lang, network = seen.lang, assessments.town(seen.source)
    scenario = state.scenario()
    count = words.number(len(seen.proposals), lang=lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", text(say("propose.list", lang=lang, count=count))))
        for key, move, can in (
            ("undo", proposals.undo, scenario.can_undo),
            ("redo", proposals.redo, scenario.can_redo),
        ):
            st.button(
                say(f"propose.{key}", lang=lang),
                key=key,
                icon=f":material/{key}:",
                disabled=not can,
                on_click=move,
                args=(network,),
            )
    if not seen.proposals:
        st.html(tag("p", text(say("propose.empty", lang=lang)), css="tl-quiet"))
    for number, proposal in enumerate(seen.proposals, start=1):
        _item(seen, number, proposal)
    _files(seen, network)


def _item(seen: Seen, number: int, proposal: Proposal) -> None:
    lang, network = seen.lang, assessments.town(seen.source)
    ward_id = drafts.ward_at(network, seen.view.units, proposal.lon, proposal.lat)
    line = point_layers.proposal_line(proposal.level, proposal.rooms, proposal.land_m2, lang=lang)
    where = seen.name(ward_id) if ward_id is not None else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"item_{number}"):
        mark = tag("span", text(number), css="tl-diamond")
        sentence = tag("div", tag("b", text(proposal.name)), tag("span", text(f"{line} · {where}")))
        st.html(tag("div", mark, sentence, css="tl-item"))
        st.button(
            say("propose.edit", lang=lang),
            key=f"edit_{proposal.proposal_id}",
            on_click=placing.edit,
            args=(seen, proposal.proposal_id),
        )
        st.button(
            say("propose.remove", lang=lang),
            key=f"remove_{proposal.proposal_id}",
            on_click=proposals.remove,
            args=(network, proposal.proposal_id, proposal.name),
        )


def _files(seen: Seen, network: Network) -> None:
    """Save the proposals to a file, open others from one."""
    lang = seen.lang
    if seen.proposals:
        save, held = say("propose.save_file", lang=lang), geojson.proposals(seen.proposals)
        downloads.button(save, held, "proposals.geojson", key="save_file")
    file_drop.draw(
        say("propose.load_file", lang=lang),
        FILES,
        key="load",
        hear=partial(_open, network),
        lang=lang,
        about=say("propose.load_help", lang=lang),
    )
    if seen.proposals:
        _sharing(seen)


def _sharing(seen: Seen) -> None:
    """Say whose the scenario is; its owner may give away a link that lets a colleague write."""
    lang, right, work = seen.lang, proposals.right(), state.work()
    if not work.is_saved:
        st.html(tag("p", text(say("propose.unkept", lang=lang)), css="tl-quiet"))
        return
    st.html(tag("p", text(say(f"propose.kept.{right}", lang=lang)), css="tl-quiet"))
    if right is not Right.OWNER:
        return
    with st.expander(say("propose.share.title", lang=lang), key="together"):
        st.html(tag("p", text(say("propose.share.what", lang=lang)), css="tl-quiet"))
        with st.container(horizontal=True):
            st.button(
                say("propose.share.do", lang=lang),
                key="together_do",
                icon=":material/group_add:",
                on_click=_share,
            )
            st.button(
                say("propose.share.close", lang=lang),
                key="together_close",
                on_click=proposals.close,
            )
        if (shared := state.recall(SHARED)) and shared[0] == work.scenario_id:
            st.code(state.address() + shared[1], language=None, wrap_lines=True)


def _share() -> None:
    """Make the link that lets a colleague write."""
    state.remember(SHARED, (state.work().scenario_id, proposals.work_link()))


def _open(network: Network, key: str) -> None:
    """Open an uploaded file of proposals, from a temporary folder under a name of ours."""
    given = state.held(key)
    if given is None:
        return
    state.remember("upload", (state.recall("upload") or 0) + 1)
    suffix = Path(given.name).suffix.lower()
    name = f"proposals{suffix if suffix[1:] in FILES else ''}"
    with landed(given.getvalue(), name) as file:
        try:
            given_proposals = read_proposals(file)
        except UserError as problem:
            state.tell("notice.file_refused", faults=problem.faults)
            return
    proposals.load(network, given_proposals)
