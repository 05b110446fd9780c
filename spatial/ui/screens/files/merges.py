"""Schools that may be one: merged only when asked, and taken apart again."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import words
from spatial.intake.joining.duplicates import Merge
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text


def draw(seat: UploadView) -> None:
    """Offer schools that may be one as merges; list those made."""
    lang, settings = seat.lang, seat.told
    names = _names(seat)
    if seat.reading.offers:
        st.html(tag("p", text(say("files.merge.how", lang=lang)), css="tl-lead"))
    for at, each in enumerate(seat.reading.offers[:50]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"files_merge_{at}"):
            sentence = say(
                f"files.merge.{each.reason}",
                lang=lang,
                keep=names.get(each.keep, each.keep),
                drop=names.get(each.drop, each.drop),
                apart=words.number(each.apart_m, lang=lang),
            )
            st.html(tag("p", text(sentence), css="tl-lead"))
            st.button(
                say("files.merge.do", lang=lang),
                key=f"files_merge_do_{at}",
                icon=":material/merge:",
                on_click=_merge,
                args=(each,),
            )
    if settings.merges:
        pairs = "; ".join(f"{drop} → {keep}" for drop, keep in settings.merges.items())
        st.html(tag("p", text(say("files.merge.done", lang=lang, pairs=pairs)), css="tl-lead"))
        st.button(
            say("files.merge.undo", lang=lang),
            key="files_unmerge",
            icon=":material/undo:",
            on_click=_unmerge,
        )


def _names(seat: UploadView) -> dict[str, str]:
    """Return the names of the schools as read."""
    for table in seat.reading.tables:
        if table.source.table == "schools" and {"school_id", "name"} <= set(table.frame.columns):
            ids = table.frame["school_id"].astype(str)
            return dict(zip(ids, table.frame["name"].astype(str), strict=True))
    return {}


def _merge(each: Merge) -> None:
    """Merge two rows."""
    settings = desk.desk().answers()
    desk.answer(dataclasses.replace(settings, merges={**settings.merges, each.drop: each.keep}))


def _unmerge() -> None:
    """Take all merges back."""
    desk.answer(dataclasses.replace(desk.desk().answers(), merges={}))
