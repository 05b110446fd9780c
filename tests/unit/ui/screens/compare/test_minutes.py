"""The minutes tell of exactly the scenarios compared, and which of them is approved."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable

import docx
import pytest

from spatial.scenario import ReviewState, ScenarioCard
from spatial.ui.screens.compare import minutes
from spatial.ui.screens.compare.sight import CompareView

pytestmark = pytest.mark.usefixtures("session")


def test_the_document_names_each_scenario_what_it_is_about_and_by_whom_it_was_approved(
    look: Callable[..., CompareView],
) -> None:
    view = look(2)
    card = ScenarioCard(
        name="<b>Tây</b>",
        description="Ba phòng phía tây.",
        state=ReviewState.APPROVED,
        by="Bà Hoa",
        on="2026-11-28",
    )
    west = dataclasses.replace(view.scenarios[1], card=card)
    shown = dataclasses.replace(view, scenarios=(view.scenarios[0], west))
    paper = docx.Document(io.BytesIO(minutes.docx(shown)))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert "Phương án “<b>Tây</b>”, được Bà Hoa duyệt ngày 28/11/2026. Ba phòng phía tây." in said
    heads = {cell.text for table in paper.tables for cell in table.rows[0].cells}
    assert {"Hiện trạng", "<b>Tây</b>"} <= heads
