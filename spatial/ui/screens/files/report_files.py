"""The coloured workbook, the repaired copy and the record for programs, to be taken away."""

from __future__ import annotations

import json

import streamlit as st

from spatial.export import archive
from spatial.intake.report import repaired_copy, report
from spatial.store import locality_card
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, state
from spatial.ui.text import say
from spatial.ui.widgets import downloads, progress

WANTED = "files.workbook"


def draw(seat: UploadView) -> None:
    """Offer the coloured workbook, the mended files and the record for programs."""
    lang, reading = seat.lang, seat.reading
    key = f"{assessments.look(seat.folder).state}{lang}"
    if state.recall(WANTED) != key:
        st.button(
            say("files.faults.make", lang=lang),
            key="files_make",
            type="primary",
            icon=":material/inventory_2:",
            on_click=state.remember,
            args=(WANTED, key),
        )
        return

    def work() -> dict[str, bytes]:
        contents = {
            "loi.xlsx": report.as_workbook(reading, lang=lang),
            "loi.json": json.dumps(report.as_json(reading, lang=lang), ensure_ascii=False).encode(),
        }
        copy = repaired_copy.files(reading, lang=lang)
        if reading.network is not None:
            town = reading.network
            copy[locality_card.FILE] = locality_card.of_folder(
                seat.folder, town.locality, base=town.base_units
            )
        return contents | {"da-sua.zip": archive.packed(copy)}

    files = progress.run(lang, "reporting", f"report{key}", work)
    if files is None:
        return
    with st.container(horizontal=True, key="files_take"):
        for name in ("loi.xlsx", "da-sua.zip", "loi.json"):
            label = say(f"files.faults.{name.replace('.', '_').replace('-', '_')}", lang=lang)
            key = f"files_take_{name}"
            downloads.button(label, files[name], name, key=key, icon=downloads.ICON)
