"""Doubts stand in a part of their own: kinds of figures, unread norms, what intake found odd."""

from __future__ import annotations

import dataclasses

from papers import sentences, source, standing

from spatial.errors import Fault, Severity
from spatial.export.documents import doubts


def test_levels_known_alike_are_told_in_one_sentence() -> None:
    said = [line for line in sentences((doubts.part(source()),)) if "tổng học sinh" in line]
    assert len(said) == 2  # primary has a surveyed school, the other levels have none
    assert doubts.kind_note(source(), "mam_non") == doubts.kind_note(source(), "thpt")
    assert doubts.kind_note(source(), "mam_non").startswith("Mầm non, THCS, THPT:")


def test_a_norm_nobody_read_is_named_with_its_clause_as_a_note() -> None:
    part = doubts.part(source())
    notes = [span.note for one in part.body for span in getattr(one, "spans", ()) if span.note]
    assert notes
    assert all("chưa kiểm chứng" in note for note in notes)


def test_of_many_warnings_the_first_are_told_and_the_rest_counted() -> None:
    fault = Fault(code="report_compare", severity=Severity.WARNING)
    many = tuple(dataclasses.replace(fault, file=f"{at}.csv") for at in range(11))
    town = dataclasses.replace(standing().network, warnings=many)
    said = sentences(
        (doubts.part(source(assessment=dataclasses.replace(standing(), network=town))),)
    )
    assert sum(".csv: " in line for line in said) == doubts.MOST_WARNINGS == 8
    assert any("Và 3 điều khác" in line for line in said)


def test_clauses_are_written_as_sentences_cite_them() -> None:
    rules = standing().rules
    assert doubts.clause(source(), rules.rooms_per_10k) in doubts.clauses(source())
