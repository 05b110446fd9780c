"""What a document is made of: notes once each, texts that cannot turn or break a line."""

from __future__ import annotations

from papers import source

from spatial.export import documents
from spatial.export.documents import DocumentKind
from spatial.export.documents.pieces import DocumentTable, Span, cited, plain, said


def test_a_clause_cited_in_the_text_becomes_a_note_where_it_stood() -> None:
    sentence = cited("Cần 3 [TT 1, Đ.2], có 1 [TT 1, Đ.2; x].", ["[TT 1, Đ.2]", "[TT 1, Đ.2; x]"])
    assert sentence.spans == (
        Span("Cần 3", "[TT 1, Đ.2]"),
        Span(", có 1", "[TT 1, Đ.2; x]"),
        Span("."),
    )
    assert sentence.text == "Cần 3, có 1."


def test_a_sentence_without_clauses_keeps_its_words_and_its_own_notes() -> None:
    assert cited("Có 1.", [], "ước tính").spans == (Span("Có 1."), Span("", "ước tính"))
    assert said("Có 1.", "").spans == (Span("Có 1."),)


def test_signs_that_turn_break_or_end_a_text_are_left_out() -> None:
    assert plain("a\u202eb\u2066c\x00d\u2028e\ud800f") == "abcd ef"


def test_every_note_of_a_document_is_listed_once() -> None:
    notes = documents.document(DocumentKind.REVIEW, source(ward_id="w00")).notes()
    assert notes
    assert len(notes) == len(set(notes))
    assert any("TT 13/2020" in note for note in notes)


def test_a_column_left_out_takes_its_head_its_width_and_its_entries_with_it() -> None:
    table = DocumentTable(
        caption="", heads=("a", "b", "c"), rows=(("1", "2", "3"),), figures=frozenset({0, 2}),
        widths=(1, 2, 3),
    )  # fmt: skip
    left = table.without("b")
    assert (left.heads, left.rows, left.widths) == (("a", "c"), (("1", "3"),), (1, 3))
    assert left.figures == {0, 1}
