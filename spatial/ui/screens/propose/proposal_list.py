"""The list of proposals: edit, remove, undo, redo, save to a file, open from one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import proposal as drafts
from spatial import words
from spatial.errors import UserError
from spatial.export import geojson
from spatial.intake.apart import read_proposals
from spatial.network import Network
from spatial.records import Proposal, ProposedAction
from spatial.store.landing import landed
from spatial.ui.map import opening, point_layers
from spatial.ui.session import allowance, approval, assessments, placing, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, file_drop
from spatial.ui.widgets.markup import tag, text

FILES = ["geojson", "json", "csv", "gpkg"]


def draw(seen: Seen) -> None:
    """Show the proposals, each to be edited or removed; undo and redo."""
    lang, network = seen.lang, assessments.town(seen.source)
    scenario, me, changes = state.scenario(), proposals.undoing(), allowance.changes()
    count = words.number(len(seen.proposals), lang=lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", text(say("propose.list", lang=lang, count=count))))
        for key, move, can in (
            (
                ("undo", proposals.undo, scenario.can_undo(by=me)),
                ("redo", proposals.redo, scenario.can_redo(by=me)),
            )
            if changes
            else ()
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
    _unfit(seen, network)
    _files(seen, network)


def _item(seen: Seen, number: int, proposal: Proposal) -> None:
    lang, network = seen.lang, assessments.town(seen.source)
    ward_id = drafts.ward_at(network, seen.view.units, proposal.lon, proposal.lat)
    line = point_layers.change_line(seen, proposal)
    line += opening.line(proposal, seen.view.year, lang=lang)
    where = seen.name(ward_id) if ward_id is not None else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"item_{number}"):
        mark = tag("span", text(number), css="tl-diamond")
        sentence = tag("div", tag("b", text(proposal.name)), tag("span", text(f"{line} · {where}")))
        st.html(tag("div", mark, sentence, css="tl-item"))
        if proposal.action is ProposedAction.BUILD and allowance.changes():
            st.button(
                say("propose.edit", lang=lang),
                key=f"edit_{proposal.proposal_id}",
                on_click=placing.edit,
                args=(seen, proposal.proposal_id),
            )
        _remover(network, proposal, lang)


def _remover(network: Network, proposal: Proposal, lang: str) -> None:
    """Offer to take a proposal away."""
    if not allowance.changes():
        return
    st.button(
        say("propose.remove", lang=lang),
        key=f"remove_{proposal.proposal_id}",
        on_click=proposals.remove,
        args=(network, proposal.proposal_id, proposal.name),
    )


def _unfit(seen: Seen, network: Network) -> None:
    """Show what the locality has no school, level or place for any more; it counts nowhere."""
    lang = seen.lang
    fit, faults = assessments.fitting(seen.source, state.scenario().proposals)
    for proposal in (one for one in state.scenario().proposals if one not in fit):
        # one that came too early fits behind the others: then why it did not in its place is said
        own = assessments.fitting(seen.source, (*fit, proposal))[1] or faults
        with st.container(horizontal=True, vertical_alignment="center"):
            why = own[0].say(lang=lang)
            sentence = tag("div", tag("b", text(proposal.name)), tag("span", text(why)))
            st.html(tag("div", tag("span", text("–")), sentence, css="tl-item"))
            _remover(network, proposal, lang)


def _files(seen: Seen, network: Network) -> None:
    """Save the proposals to a file, open others from one."""
    lang = seen.lang
    if every := state.scenario().proposals:  # those that do not fit too: they are somebody's work
        save = say("propose.save_file", lang=lang)
        held = geojson.proposals(every, card=approval.card())
        downloads.button(save, held, "proposals.geojson", key="save_file")
    if not allowance.changes():
        return
    file_drop.draw(
        say("propose.load_file", lang=lang),
        FILES,
        key="load",
        hear=partial(_open, network),
        lang=lang,
        about=say("propose.load_help", lang=lang),
    )
    if seen.proposals:  # of a snapshot, and of what is approved, the page's head says all
        _keeping(seen)


def _keeping(seen: Seen) -> None:
    """Say whose the scenario is and whether it saves itself."""
    lang, right, work = seen.lang, proposals.right(), state.work()
    key = f"propose.kept.{right}" if work.is_saved else "propose.unkept"
    st.html(tag("p", text(say(key, lang=lang)), css="tl-quiet tl-screen"))


def _open(network: Network, given: UploadedFile) -> None:
    """Open an uploaded file of proposals, from a temporary folder under a name of ours."""
    suffix = Path(given.name).suffix.lower()
    name = f"proposals{suffix if suffix[1:] in FILES else ''}"
    try:
        with landed(given.getvalue(), name, called=given.name) as file:
            given_proposals = read_proposals(file)
    except UserError as problem:
        state.tell("notice.file_refused", faults=problem.faults)
        return
    proposals.load(network, given_proposals)
