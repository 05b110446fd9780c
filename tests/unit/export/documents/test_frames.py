"""Our frames of documents, and the day the next report is due."""

from __future__ import annotations

from datetime import date

import pytest

from spatial.export.documents import frames
from spatial.export.documents.pieces import DocumentKind
from spatial.intake.single import office_forms


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_frame_of_every_document_is_one_an_office_may_hand_back(kind: DocumentKind) -> None:
    form = office_forms.parse(frames.form_text(kind), file=f"{kind}.yaml")
    assert form.ten_loai
    assert form.trich_yeu


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2027, 1, 15), date(2027, 1, 15)),
        (date(2027, 1, 16), date(2027, 6, 15)),
        (date(2026, 6, 16), date(2026, 12, 5)),
        (date(2026, 12, 31), date(2027, 1, 15)),
    ],
)
def test_a_report_is_due_on_the_next_of_three_days_of_the_year(day: date, due: date) -> None:
    assert frames.due_after(day) == due
