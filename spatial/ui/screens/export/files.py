"""The files of an assessment as the export page offers them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from spatial import export
from spatial.records import Options, Proposal
from spatial.scenario import ScenarioCard
from spatial.ui.session import assessments, page_command
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say


@st.cache_resource(max_entries=4, show_spinner=False)
def files(  # noqa: PLR0913 - every argument is part of the key it is kept by
    source: LocalitySource,
    options: Options,
    proposals: tuple[Proposal, ...],
    lang: str,
    own: str = "",
    way: str = "",
    *,
    card: ScenarioCard | None = None,
) -> dict[str, bytes]:
    """Make the files of ``truonglop assess``; their status follows the way of counting shown."""
    found = assessments.assess(source, options, proposals, own)
    return export.bundle(found, lang=lang, way=way, card=card)


def told(seen: Seen, made: Mapping[str, bytes], card: ScenarioCard | None) -> bytes:
    """Write the manifest of the files."""
    way = seen.view.method.value
    asked = page_command.command(seen, "assess", "--method", way, card=card)
    return page_command.manifest_bytes(seen, asked, made)


def meaning(name: str, *, lang: str) -> str:
    """Say what a file holds."""
    stem, _, suffix = name.partition(".")
    if stem == "deficit" and suffix == "csv":
        return say("export.table", lang=lang)
    if stem.startswith("deficit_") and stem != "deficit_all":
        level = say(f"level.{stem.removeprefix('deficit_')}", lang=lang)
        return say("export.deficit", lang=lang, level=level)
    return say(f"export.{stem}", lang=lang)
