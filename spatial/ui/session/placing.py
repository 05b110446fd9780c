"""Proposing a school in three moves: this page, a place, a small form already filled."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

from spatial import buildings, land_fund
from spatial import proposal as drafts
from spatial import scenario as scenarios
from spatial.errors import UserError
from spatial.proposal import Draft
from spatial.records import Level, Proposal, ProposedAction
from spatial.ui.map.picture import Click
from spatial.ui.session import assessments, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

DRAFT = "draft"  # what the map calls the school about to be placed
_NEXT_ID = "next_proposal_id"
_HELD = "held_proposal"  # where a hand rests with it
_ANSWERED = "held_proposal_answered"


def start(seen: Seen, ward_id: str) -> None:
    """Begin a school in a ward: on its largest free parcel, else in its middle."""
    parcel = _parcel_in(seen, ward_id)
    if parcel is not None:
        choose_parcel(seen, parcel)
    else:
        choose_place(seen, *drafts.ward_place(seen.after.network, seen.view.units, ward_id))


def _parcel_in(seen: Seen, ward_id: str) -> str | None:
    """Return the largest parcel of a ward that no proposal stands on."""
    town = seen.after.network
    if town.parcels is None:
        return None
    taken = {proposal.parcel_id for proposal in seen.proposals} | land_fund.left_out(town)
    parcels = [
        (area_m2, str(parcel_id))
        for parcel_id in town.parcels.index
        for lon, lat, area_m2 in [drafts.parcel_place(town, str(parcel_id))]
        if parcel_id not in taken and drafts.ward_at(town, seen.view.units, lon, lat) == ward_id
    ]
    return max(parcels)[1] if parcels else None


def clicked(seen: Seen, click: Click) -> None:
    """
    Answer a click on the map while proposing.

    A parcel or any place puts the draft there, a proposal opens for editing or is dragged away;
    while a hand rests with it the figures are those of the place below.
    """
    name = click["id"] or ""
    if click["kind"] == "rest":
        hold(seen, name, click["lon"], click["lat"])
        return
    let_go()
    if click["kind"] == "drag":
        drag(seen, name, click["lon"], click["lat"])
    elif click["kind"] == "site":
        edit(seen, name)
    elif click["kind"] == "parcel":
        choose_parcel(seen, name)
    elif click["kind"] != "draft":
        choose_place(seen, click["lon"], click["lat"])


def drag(seen: Seen, proposal_id: str, lon: float, lat: float) -> None:
    """Move a standing proposal, or the draft, to where it was dragged; a refusal is told."""
    now = state.draft()
    editing = now is not None and now.proposal_id == proposal_id
    if now is not None and (proposal_id == DRAFT or editing):
        state.set_draft(drafts.move(now, lon=lon, lat=lat))
        return
    for proposal in seen.proposals:
        if proposal.proposal_id == proposal_id:
            moved = dataclasses.replace(proposal, lon=lon, lat=lat, parcel_id=None)
            if proposals.put(assessments.town(seen.source), moved):
                _select(seen, drafts.ward_at(seen.after.network, seen.view.units, lon, lat))


def hold(seen: Seen, proposal_id: str, lon: float, lat: float) -> None:
    """Show a proposal where a hand rests with it, as long as it may stand there; nothing is put."""
    let_go()
    for proposal in state.scenario().proposals:
        if proposal.proposal_id != proposal_id:
            continue
        moved = dataclasses.replace(proposal, lon=lon, lat=lat, parcel_id=None)
        with suppress(UserError):  # told when it is let go there
            buildings.apply(assessments.town(seen.source), (moved,))
            state.remember(_HELD, moved)
            state.remember(_ANSWERED, False)  # noqa: FBT003 - what is kept


def let_go() -> bool:
    """Forget what a hand holds; tell whether it held anything."""
    held = state.recall(_HELD) is not None
    state.remember(_HELD, None)
    return held


def begin() -> None:
    """
    Show what a hand holds in the one run of the page that answers it.

    A hand that was interrupted never lets go: no other page, file or choice may go by its place.
    """
    if state.recall(_ANSWERED):
        let_go()
    state.remember(_ANSWERED, True)  # noqa: FBT003 - what is kept


def shown() -> tuple[Proposal, ...]:
    """Return the proposals that stand, the one in a hand where it rests."""
    held: Proposal | None = state.recall(_HELD)
    return tuple(
        held if held is not None and held.proposal_id == proposal.proposal_id else proposal
        for proposal in state.scenario().proposals
    )


def choose_place(seen: Seen, lon: float, lat: float) -> None:
    """Put the draft at a place; a new school takes the size that ward needs."""
    now = state.draft()
    ward_id = drafts.ward_at(seen.after.network, seen.view.units, lon, lat)
    if now is None or (now.proposal_id is None and ward_id is not None):
        now = drafts.suggest(seen.after, ward_id or seen.ward_id)
    state.set_draft(drafts.move(now, lon=lon, lat=lat))
    _select(seen, ward_id)


def choose_parcel(seen: Seen, parcel_id: str) -> None:
    """Put the draft on a parcel; a new school takes the size the parcel carries."""
    town, now = seen.after.network, state.draft()
    lon, lat, area_m2 = drafts.parcel_place(town, parcel_id)
    ward_id = drafts.ward_at(town, seen.view.units, lon, lat)
    if now is None or now.proposal_id is None:
        now = drafts.suggest(seen.after, ward_id or seen.ward_id, land_m2=area_m2)
    else:
        now = dataclasses.replace(now, land_m2=area_m2)
    state.set_draft(drafts.move(now, lon=lon, lat=lat, parcel_id=parcel_id))
    _select(seen, ward_id)


def _select(seen: Seen, ward_id: str | None) -> None:
    """Show the ward a place lies in."""
    if ward_id is not None:
        state.change(seen.after.network, ward=ward_id)


def edit(seen: Seen, proposal_id: str) -> None:
    """Open a standing proposal in the form."""
    for proposal in seen.proposals:
        if proposal.proposal_id == proposal_id and proposal.action is ProposedAction.BUILD:
            state.set_draft(drafts.of(proposal))
            _select(
                seen,
                drafts.ward_at(seen.after.network, seen.view.units, proposal.lon, proposal.lat),
            )


def put(seen: Seen) -> None:
    """Put the draft among the proposals; a refusal keeps the form as it is."""
    now = state.draft()
    if now is None or now.lon is None:
        return
    placed = _proposal(now)
    if proposals.put(assessments.town(seen.source), placed):
        state.set_draft(None)
        state.remember(_NEXT_ID, None)
        state.change(seen.after.network, level=placed.level)


def ahead() -> tuple[Proposal, ...] | None:
    """Return the proposals that will stand once the draft is put; ``None`` without a placed one."""
    now = state.draft()
    if now is None or now.lon is None:
        return None
    return state.scenario().put(_proposal(now)).proposals


def _proposal(now: Draft) -> Proposal:
    """Make the draft the proposal it becomes; a new one is known by its id before it is put."""
    if now.proposal_id is None and state.recall(_NEXT_ID) is None:
        state.remember(_NEXT_ID, scenarios.new_id())
    proposal_id = now.proposal_id or str(state.recall(_NEXT_ID))
    return now.placed(proposal_id=proposal_id, name=now.name.strip() or new_name(now.level))


def new_name(level: Level) -> str:
    """Name a new school by its level and number."""
    lang = state.view().lang
    return say(
        "propose.name_new",
        lang=lang,
        level=say(f"level.{level}", lang=lang),
        number=state.scenario().next_number,
    )
