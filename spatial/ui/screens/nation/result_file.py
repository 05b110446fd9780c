"""The result of a batch the page shows: one a visitor brings, or one the server was given."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import nation
from spatial.communes import pack
from spatial.errors import Fault, UserError, reason_of
from spatial.intake.apart import read_deficit_layer
from spatial.intake.single import batch_results
from spatial.nation import NationResult
from spatial.store.landing import landed
from spatial.store.uploads import plain
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import faults, file_drop
from spatial.ui.widgets.markup import tag, text

FILES = ("parquet", "gpkg")
KEPT = "nation.result"
_NAMED = 5  # communes named in a sentence
GIVEN = "TRUONGLOP_RESULTS"  # folder of a batch, or one file of it, that `serve` was given


def chosen() -> tuple[NationResult | None, tuple[Fault, ...]]:
    """
    Return the result shown, and why the one the server was given is not.

    A server runs for months: its folder may be moved, or a batch be writing it anew. Then the page
    stands without it and says so, and what a visitor brings can still be opened.
    """
    brought: NationResult | None = state.recall(KEPT)
    if brought is not None:
        return brought, ()
    if not (given := os.environ.get(GIVEN)):
        return None, ()
    place = Path(given)
    try:
        file = batch_results.found(place) if place.exists() else place
        about = file.stat()
        return _of_server(str(file), about.st_mtime_ns, about.st_size), ()
    except OSError as problem:
        blanks = {"reason": reason_of(problem)}
        return None, (Fault(code="results_gone", value=place.name, blanks=blanks),)
    except UserError as problem:
        return None, problem.faults


@st.cache_resource(max_entries=2, show_spinner=False)
def _of_server(path: str, changed_ns: int, size: int) -> NationResult:  # noqa: ARG001 - the key
    """Read the server's own result once for all visitors, again when the file has changed."""
    return nation.result(read_deficit_layer(path), name=Path(path).name)


def refused(wrong: tuple[Fault, ...], lang: str) -> None:
    """Say that the server's own result cannot be shown; nothing where it can."""
    if wrong:
        head = tag("p", tag("b", text(say("nation.refused", lang=lang))))
        told = faults.items(wrong, lang=lang)
        st.html(tag("section", head, told, css="tl-panel", role="alert"))


def draw(result: NationResult | None, lang: str) -> None:
    """Say which result is shown, and offer to open another."""
    if result is not None:
        years = ", ".join(map(str, result.years))
        told = [say("nation.from_file", lang=lang, name=result.name, years=years,
                    profiles=", ".join(result.profiles))]  # fmt: skip
        if result.outside:
            told.append(say("nation.outside", lang=lang, count=len(result.outside)))
        if result.twice:
            told.append(_twice(result, lang))
        st.html(tag("p", text(" ".join(told)), css="tl-quiet"))
    label = say("nation.open_another" if result else "nation.open", lang=lang)
    help_ = say("nation.open_help", lang=lang)
    file_drop.draw(label, FILES, key="nation_upload", hear=_open, lang=lang, about=help_)
    if state.recall(KEPT) is not None:
        st.button(say("nation.close", lang=lang), key="nation_close", on_click=_close)


def _twice(result: NationResult, lang: str) -> str:
    """Name the communes more than one place of the file holds, with the places."""
    names = pack.communes()["name"]
    told = [f"{names[code]} ({', '.join(held)})" for code, held in result.twice.items()]
    named = "; ".join(told[:_NAMED]) + (" …" if len(told) > _NAMED else "")
    return say("nation.twice", lang=lang, count=len(told), names=named)


def _open(given: UploadedFile) -> None:
    """Read an uploaded result, from a temporary folder under a name of ours."""
    suffix = Path(given.name).suffix.lower()
    name = f"deficits{suffix if suffix[1:] in FILES else ''}"
    try:
        with landed(given.getvalue(), name, called=given.name) as file:
            layer = read_deficit_layer(file)
    except UserError as problem:
        state.tell("notice.file_refused", faults=problem.faults)
        return
    state.remember(KEPT, nation.result(layer, name=plain(given.name) or name))


def _close() -> None:
    """Put the result away."""
    state.remember(KEPT, None)
