"""A document of a unit that is no more names nobody who is not there."""

from __future__ import annotations

from datetime import date

import pytest

from spatial import plan, read_network
from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource, former_units
from spatial.targets import pack

AFTER, BEFORE = date(2026, 11, 28), date(2025, 6, 30)


@pytest.mark.parametrize(("on", "gone"), [(AFTER, True), (BEFORE, False)])
def test_a_district_is_no_more_from_the_first_of_july_2025(on: date, gone: bool) -> None:
    assert former_units.is_dissolved(pack("quan12"), on=on) is gone
    assert not former_units.is_dissolved(pack("hcmc"), on=on)
    assert not former_units.is_dissolved(None, on=on)


def test_a_review_of_the_whole_district_leaves_its_committee_blank_and_says_why() -> None:
    found = plan.assess(read_network())
    made = documents.document(DocumentKind.REVIEW, DocumentSource(assessment=found, on=AFTER))
    assert made.form.co_quan_chu_quan == f"ỦY BAN NHÂN DÂN {former_units.BLANK}"
    assert made.form.kinh_gui == (f"Ủy ban nhân dân {former_units.BLANK}",)
    assert made.form.dia_danh.startswith(former_units.BLANK)
    first = made.parts[0].body[0]
    assert "thôi là đơn vị hành chính từ 1/7/2025" in first.text  # type: ignore[union-attr]  # a sentence
    ward = DocumentSource(assessment=found, on=AFTER, ward_id="26785")
    assert former_units.plan_of(ward) is None
    then = documents.document(DocumentKind.REVIEW, DocumentSource(assessment=found, on=BEFORE))
    assert "QUẬN 12" in then.form.co_quan_chu_quan
