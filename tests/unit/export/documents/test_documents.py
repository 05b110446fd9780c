"""Documents of every kind, in our frames or the office's own."""

from __future__ import annotations

import dataclasses
import re

import pytest
from papers import letters, proposed, source

from spatial import tables, words
from spatial.export import documents
from spatial.export.documents import DocumentKind
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm
from spatial.scenario import ReviewState, ScenarioCard


def test_a_frame_of_the_office_stands_in_place_of_ours() -> None:
    own = {"to-trinh": OfficeForm(co_quan="SỞ X", ten_loai="TỜ TRÌNH", trich_yeu="Về {dia_ban}")}
    files = documents.docx_files((DocumentKind.SUBMISSION,), proposed(), forms=own)
    said = letters(files["to-trinh.docx"])
    assert "SỞ X" in said
    assert "Về Thị trấn" in said
    assert "PHÒNG VĂN HÓA" not in said


def test_a_report_names_the_texts_its_norms_stand_in_once_each() -> None:
    bases = documents.document(DocumentKind.REVIEW, source()).bases
    assert "Căn cứ Thông tư số 13/2020/TT-BGDĐT;" in bases
    assert len(bases) == len(set(bases))
    assert [line[-1] for line in bases] == [*";" * (len(bases) - 1), "."]
    assert documents.document(DocumentKind.ANNEX, source()).bases == ()


def test_every_blank_of_a_form_is_filled() -> None:
    assert set(documents.blanks(source())) == set(office_forms.BLANKS)


def test_the_body_of_a_document_is_in_the_language_asked_for() -> None:
    english = documents.document(DocumentKind.REVIEW, source(lang="en", ward_id="w00"))
    assert english.parts[0].title == "Schools as they stand"


@pytest.mark.parametrize("kind", [DocumentKind.REVIEW, DocumentKind.ANNEX, DocumentKind.SUBMISSION])
def test_a_document_begins_with_whether_its_scenario_is_approved(kind: DocumentKind) -> None:
    card = ScenarioCard(name="A", state=ReviewState.APPROVED, by="Bà Hoa", on="2026-11-28")
    plain, told = (
        documents.document(kind, dataclasses.replace(proposed(), cards=cards))
        for cards in ((), (card,))
    )
    (said,) = (one for one in told.parts[0].body if one not in plain.parts[0].body)
    assert said == told.parts[0].body[0]
    assert said.text == "Phương án “A”, được Bà Hoa duyệt ngày 28/11/2026."  # type: ignore[union-attr]  # a sentence


def test_the_forms_bear_vietnamese_names_whatever_the_language_of_the_body() -> None:
    english, vietnamese = (documents.blanks(source(lang=lang)) for lang in ("en", "vi"))
    assert english == vietnamese
    name = source().assessment.network.locality.name
    assert (english["dia_ban"], name["vi"] != name["en"]) == (name["vi"], True)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_no_text_of_a_document_names_a_table_or_a_column_by_its_code(lang: str) -> None:
    """An office reads of its lists, not of files of the program."""
    codes = {*tables.schema(), *(name for one in tables.schema().values() for name in one.columns)}
    said = "bảng|cột" if lang == "vi" else "tables?|columns?"
    named = re.compile(rf"(?:{said}) (?:{'|'.join(map(re.escape, sorted(codes)))})\b")
    texts = words.texts(lang).items()
    assert not [text for key, text in texts if key.startswith("doc.") and named.search(text)]
