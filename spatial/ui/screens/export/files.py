"""The files of an assessment as the export page offers them."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from spatial import export
from spatial.records import Options, Proposal
from spatial.ui.session import assessed
from spatial.ui.session.assessed import Source
from spatial.ui.text import say

MIME = {
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "json": "application/json",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same assessment


@st.cache_resource(max_entries=4, show_spinner=False)
def files(
    source: Source, options: Options, proposals: tuple[Proposal, ...], lang: str, own: str = ""
) -> dict[str, bytes]:
    """Make the files, exactly those of ``truonglop assess``."""
    return export.bundle(assessed.assess(source, options, proposals, own), lang=lang)


def packed(made: dict[str, bytes]) -> bytes:
    """Pack files into one; the same files make the same bytes."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return box.getvalue()


def meaning(name: str, *, lang: str) -> str:
    """Say what a file holds."""
    stem, _, suffix = name.partition(".")
    if stem == "deficit" and suffix == "csv":
        return say("export.table", lang=lang)
    if stem.startswith("deficit_") and stem != "deficit_all":
        level = say(f"level.{stem.removeprefix('deficit_')}", lang=lang)
        return say("export.deficit", lang=lang, level=level)
    return say(f"export.{stem}", lang=lang)


def mime(name: str) -> str:
    """Return the type a browser is told."""
    return MIME[name.rpartition(".")[2]]
