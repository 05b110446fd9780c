"""Doubts stand in a part of their own: kinds of figures, unread norms, what intake found odd."""

from __future__ import annotations

from papers import sentences, source, standing

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


def test_clauses_are_written_as_sentences_cite_them() -> None:
    rules = standing().rules
    assert doubts.clause(source(), rules.rooms_per_10k) in doubts.clauses(source())
