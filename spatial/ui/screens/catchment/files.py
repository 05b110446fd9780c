"""The files of who goes where, exactly the tables of ``truonglop catchment``, and their layers."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from spatial import catchment, words
from spatial.export import catchment as writer
from spatial.ui.memo import once
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment.controls import Looked
from spatial.ui.screens.export import files as export_files
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessed import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text


def bundle(seen: Seen, found: Looked) -> dict[str, bytes]:
    """Make every file of the answer shown."""
    case, outcome = found.case, found.outcome
    rooms = case.rooms.rename_axis("school_id").reset_index()
    tables = {
        "flows": outcome.flows,
        "load": outcome.load.rename_axis("school_id").reset_index(),
        "matrix": catchment.matrix(case.question, outcome.flows)
        .rename_axis("ward_id")
        .reset_index(),
        "displaced": outcome.displaced,
        "stress": case.stress.wards.rename_axis("ward_id").reset_index(),
        "rooms": rooms,
    }
    files = {f"{name}.csv": writer.csv(table) for name, table in tables.items()}
    shapes = pupil_flows.drawn(case, outcome).reset_index()
    shapes["school"] = shapes["school_id"].map(cards.names(found))
    layers = {
        "areas": shapes,
        "load": writer.loads(case.found, outcome.load),
        "flows": writer.lines(case.found, outcome.flows),
    }
    return files | {
        f"{name}.geojson": writer.layer(case.found, frame, lang=seen.lang)
        for name, frame in layers.items()
    }


def draw(seen: Seen, found: Looked) -> None:
    """Offer the files, all in one and each with what it holds."""
    files = once(found.outcome, f"files{seen.lang}", lambda: bundle(seen, found))
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-{found.way.model}"
    offer(seen, files, name=f"{name}.zip", prefix="flow.file")


def offer(seen: Seen, files: Mapping[str, bytes], *, name: str, prefix: str) -> None:
    """
    Offer files.

    Parameters
    ----------
    seen
        What is shown.
    files
        Bytes by file name.
    name
        File name of all in one.
    prefix
        Key of the words that tell what each holds; the file's name with ``_`` for the dot follows.
    """
    lang = seen.lang
    st.download_button(
        say("export.all", lang=lang),
        export_files.packed(dict(files)),
        name,
        export_files.mime("x.zip"),
        key=f"{prefix}_all",
        type="primary",
        icon=":material/folder_zip:",
        on_click="ignore",
    )
    for one, content in files.items():
        slug = one.replace(".", "_")
        with st.container(horizontal=True, vertical_alignment="center", key=f"file_{slug}"):
            size = words.number(len(content) / 1000, lang=lang, decimals=1)
            head = tag("b", text(one)) + tag("span", text(say(f"{prefix}.{slug}", lang=lang)))
            amount = tag("span", text(say("export.size", lang=lang, size=size)), css="tl-quiet")
            st.html(tag("div", tag("div", head), amount, css="tl-file"))
            st.download_button(
                say("export.download", lang=lang),
                content,
                one,
                export_files.mime(one),
                key=f"{prefix}_{slug}",
                on_click="ignore",
            )
