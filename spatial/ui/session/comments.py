"""Comments on the scenario shown: who says what about which place, ward or proposal."""

from __future__ import annotations

from spatial import proposal as drafts
from spatial.errors import UserError
from spatial.network import Network
from spatial.store.comments import Comment, CommentAbout, Comments, CommentSubject
from spatial.ui.memo import once
from spatial.ui.session import assessments, history, snapshots, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

TEXT, SEEN = "comments.text", "comments.seen"


def listed(network: Network) -> list[Comment]:
    """Return the comments on the scenario shown; a store that cannot be read is told."""
    name = state.work().scenario_id
    if name is None:
        return []
    try:
        return Comments().listed(name, locality=network.locality.key)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return []


def follow(network: Network) -> bool:
    """Tell whether somebody said or settled something about what is shown since this was asked."""
    name, before = state.work().scenario_id, state.recall(SEEN)
    if name is None:
        return False
    try:
        now = (name, Comments().revision(name, locality=network.locality.key))
    except UserError:  # told where they are listed
        return False
    state.remember(SEEN, now)
    return before is not None and before[0] == name and before != now


def subjects(seen: Seen) -> dict[CommentSubject, str]:
    """Name what can be commented on here: the ward shown, the place chosen, each proposal."""
    lang, town = seen.lang, seen.after.network
    units, ward_id = seen.view.units, seen.ward_id
    # by the wards, which every change of the schools leaves as they are
    lon, lat = once(
        town.wards(units), f"place.{ward_id}", lambda: drafts.ward_place(town, units, ward_id)
    )
    ward = CommentSubject(about=CommentAbout.WARD, of=seen.ward_id, lon=lon, lat=lat)
    found = {ward: say("comment.about.ward", lang=lang, name=seen.ward)}
    draft = state.draft()
    if draft is not None and draft.lon is not None and draft.lat is not None:
        place = CommentSubject(about=CommentAbout.PLACE, lon=draft.lon, lat=draft.lat)
        found[place] = say("comment.about.place", lang=lang)
    for one in seen.proposals:
        subject = CommentSubject(
            about=CommentAbout.PROPOSAL, of=one.proposal_id, lon=one.lon, lat=one.lat
        )
        found[subject] = say("comment.about.proposal", lang=lang, name=one.name)
    return found


def named(seen: Seen, comment: Comment) -> str:
    """Name what a comment is about, also where that is gone."""
    lang, subject = seen.lang, comment.subject
    if subject.about is CommentAbout.PLACE:
        spot = f"{subject.lat:.5f}; {subject.lon:.5f}"
        return say("comment.about.spot", lang=lang, spot=spot)
    if subject.about is CommentAbout.WARD:
        wards = seen.after.network.wards(seen.view.units)["ward"]
        name = str(wards[subject.of]) if subject.of in wards.index else subject.of
        return say("comment.about.ward", lang=lang, name=name)
    names = {one.proposal_id: one.name for one in seen.proposals}
    if subject.of not in names:
        return say("comment.about.gone", lang=lang)
    return say("comment.about.proposal", lang=lang, name=names[subject.of])


def ward_of(seen: Seen, comment: Comment) -> str | None:
    """Return the ward the sign of a comment lies in."""
    subject = comment.subject
    return drafts.ward_at(seen.after.network, seen.view.units, subject.lon, subject.lat)


def add(seen: Seen, subject: CommentSubject) -> None:
    """Say what was typed about something; a refusal is told and what was typed stays."""
    name, (called, _) = state.work().scenario_id, history.signing()
    if snapshots.refused() or name is None:
        return
    said = str(state.recall(TEXT) or "")
    key = assessments.town(seen.source).locality.key
    try:
        store = Comments(visitor=state.visitor())
        store.add(name, subject, said, locality=key, called=called)
    except UserError as problem:
        state.tell("notice.comment_refused", faults=problem.faults)
        return
    state.remember(TEXT, "")
    state.done("notice.comment_added")


def turn(seen: Seen, comment_id: str, *, resolved: bool) -> None:
    """Resolve a comment or reopen it; a refusal is told."""
    name, (called, _) = state.work().scenario_id, history.signing()
    if snapshots.refused() or name is None:
        return
    key = assessments.town(seen.source).locality.key
    try:
        store = Comments(visitor=state.visitor())
        store.turn(name, comment_id, locality=key, resolved=resolved, called=called)
    except UserError as problem:
        state.tell("notice.comment_refused", faults=problem.faults)
        return
    state.done("notice.comment_resolved" if resolved else "notice.comment_reopened")
