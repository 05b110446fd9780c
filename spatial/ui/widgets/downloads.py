"""Files handed out: all in one, and each with what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from spatial import words
from spatial.export import archive, manifest
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

MIME = {
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "dxf": "image/vnd.dxf",
    "json": "application/json",
    "yaml": "application/yaml",
    "html": "text/html",
    "ics": "text/calendar",
    "zip": "application/zip",
    "gpkg": "application/geopackage+sqlite3",
    "qgz": "application/zip",
    "parquet": "application/vnd.apache.parquet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ICON = ":material/download:"


def mime(name: str) -> str:
    """Return the type a browser is told."""
    return MIME[name.rpartition(".")[2]]


def offer(
    files: Mapping[str, bytes],
    *,
    name: str,
    prefix: str,
    lang: str,
    meaning: Callable[[str], str] | None = None,
    told: Callable[[], bytes] | None = None,
) -> None:
    """
    Offer files.

    Parameters
    ----------
    prefix
        Of the keys of the buttons, and of the words that tell what each file holds; the file's name
        with ``_`` for the dot follows.
    meaning
        Says what a file holds, where the words are others.
    told
        Makes the manifest of the files, which goes into the archive and stands beside them.
    """
    whole = say("export.all", lang=lang)
    icon = ":material/folder_zip:"

    def packed() -> bytes:
        return archive.packed({**files, **({manifest.FILE: told()} if told is not None else {})})

    button(whole, packed, name, key=f"{prefix}_all", type="primary", icon=icon)
    for one, content in files.items():
        slug = one.replace(".", "_")
        with st.container(horizontal=True, vertical_alignment="center", key=f"file_{slug}"):
            size = words.number(len(content) / 1000, lang=lang, decimals=1)
            sentence = say(f"{prefix}.{slug}", lang=lang) if meaning is None else meaning(one)
            head = tag("b", text(one)) + tag("span", text(sentence))
            amount = tag("span", text(say("export.size", lang=lang, size=size)), css="tl-quiet")
            st.html(tag("div", tag("div", head), amount, css="tl-file"))
            button(say("export.download", lang=lang), content, one, key=f"{prefix}_{slug}")
    if told is not None:
        manifest_button(told, key=f"{prefix}_manifest", lang=lang)


def manifest_button(told: Callable[[], bytes], *, key: str, lang: str) -> None:
    """Offer the manifest of files that are taken one by one."""
    label, icon = say("export.manifest", lang=lang), ":material/fact_check:"
    button(label, told, manifest.FILE, key=key, type="tertiary", icon=icon)


def button(
    label: str,
    content: bytes | str | Callable[[], str | bytes],
    name: str,
    *,
    key: str,
    **look: Any,  # noqa: ANN401 - as Streamlit takes it
) -> None:
    """Offer one file; taking it does not draw the page again."""
    st.download_button(label, content, name, mime(name), key=key, on_click="ignore", **look)


def told_file(
    label: str,
    content: bytes | Callable[[], bytes],
    name: str,
    *,
    key: str,
    told: Callable[[], bytes],
    lang: str,
) -> None:
    """Offer one file with its manifest beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_told"):
        button(label, content, name, key=key, icon=ICON)
        manifest_button(told, key=f"{key}_manifest", lang=lang)
