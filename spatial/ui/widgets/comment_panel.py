"""The comments on the scenario shown, beside the map: read, made, resolved and reopened."""

from __future__ import annotations

import streamlit as st

from spatial.store.comments import LONGEST, Comment, CommentAbout, CommentSubject
from spatial.ui.session import allowance, assessments, comments, history, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text

SUBJECT, TEXT = "comment_subject", "comment_text"


def draw(seen: Seen, *, of_ward: bool = False) -> None:
    """
    Show the comments; nothing where no scenario was saved, or a snapshot is shown.

    Parameters
    ----------
    of_ward
        Whether only those about the ward shown, and the proposals in it, are.
    """
    if state.work().scenario_id is None or state.snapshot():
        return
    lang = seen.lang
    found = comments.listed(assessments.town(seen.source))
    if of_ward:
        found = [one for one in found if _is_here(seen, one)]
    open_ = [one for one in found if not one.is_resolved]
    name = say("comment.title", lang=lang, count=len(open_))
    with st.expander(name, key="comments", expanded=bool(open_)):
        for one in (*open_, *(one for one in found if one.is_resolved)):
            _item(seen, one)
        if allowance.changes():
            _form(seen, of_ward=of_ward)
        st.html(tag("p", text(say("comment.kept", lang=lang)), css="tl-quiet"))


def _is_here(seen: Seen, comment: Comment) -> bool:
    """Tell whether a comment is about the ward shown, or about what lies in it."""
    if comment.subject.about is CommentAbout.WARD:
        return comment.subject.of == seen.ward_id
    return comments.ward_of(seen, comment) == seen.ward_id


def _item(seen: Seen, one: Comment) -> None:
    """Show one comment: about what, by whom, what, and a way to settle it."""
    lang = seen.lang
    who = one.signature.called or history.who(one.signature, lang=lang)
    head = f"{comments.named(seen, one)} · {who} · {history.moment(one.at)}"
    body = [tag("b", text(head)), tag("span", text(one.text))]
    if one.turned_at:
        turner = one.turned_by.called or history.who(one.turned_by, lang=lang)
        key = "resolved" if one.is_resolved else "reopened"
        at = history.moment(one.turned_at)
        body.append(tag("span", text(say(f"comment.{key}", lang=lang, who=turner, at=at))))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("div", tag("div", *body), css="tl-item"))
        if allowance.changes():
            st.button(
                say("comment.reopen" if one.is_resolved else "comment.resolve", lang=lang),
                key=f"comment_turn_{one.comment_id}",
                on_click=_turn,
                args=(seen, one.comment_id),
                kwargs={"resolved": not one.is_resolved},
            )


def _form(seen: Seen, *, of_ward: bool) -> None:
    """Ask for a comment."""
    lang, names = seen.lang, comments.subjects(seen)
    first: CommentSubject = next(iter(names))
    subject = first
    if not of_ward:
        subject = st.selectbox(
            say("comment.subject", lang=lang),
            list(names),
            key=state.keep(SUBJECT, first, names),
            format_func=lambda one: names.get(one, ""),
        )
    # A visit that begins anew, its server started again, leaves the field as the page has it.
    if (typed := state.recall(comments.TEXT)) is not None:
        state.hold(TEXT, typed)
    st.text_area(
        say("comment.text", lang=lang, about=label(names[subject])),
        key=TEXT,
        max_chars=LONGEST,
        height=80,
        on_change=_keep,
    )
    st.button(
        say("comment.add", lang=lang),
        key="comment_add",
        icon=":material/add_comment:",
        on_click=_add,
        args=(seen, subject),
    )


def _add(seen: Seen, subject: CommentSubject) -> None:
    _keep()  # nobody heard of what was typed before the visit began anew
    comments.add(seen, subject)
    st.rerun()  # the panel stands in a fragment of the map: only the whole page tells a notice


def _turn(seen: Seen, comment_id: str, *, resolved: bool) -> None:
    comments.turn(seen, comment_id, resolved=resolved)
    st.rerun()


def _keep() -> None:
    """Keep what was typed."""
    state.remember(comments.TEXT, state.held(TEXT))
