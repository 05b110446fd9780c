"""The DOCX: the form of decree 30/2020, the same bytes each time, nothing that runs."""

from __future__ import annotations

import dataclasses
import io
import zipfile

from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from papers import DAY, hostile, letters, proposed, read, source

from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource, word

HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> \u202eabc\u202c {dia_ban} ' + "ă" * 300


def made(kind: DocumentKind, given: DocumentSource) -> bytes:
    return word.docx_bytes(documents.document(kind, given))


def test_paper_margins_and_letters_are_those_of_the_decree() -> None:
    file = read(made(DocumentKind.REVIEW, source(ward_id="w00")))
    page = file.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    sides = (page.left_margin, page.right_margin, page.top_margin, page.bottom_margin)
    assert [round(side.mm) for side in sides] == [30, 15, 20, 20]
    style = file.styles["Normal"]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(13))
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header._element.xml


def test_a_list_with_many_columns_lies_on_its_side() -> None:
    page = read(made(DocumentKind.INVESTMENT, proposed())).sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)


def test_the_country_the_office_the_subject_and_the_signature_stand_there() -> None:
    said = letters(made(DocumentKind.REVIEW, source(ward_id="w00")))
    for words in (
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("ỦY BAN NHÂN DÂN PHƯỜNG 0.0", "/BC-VHXH", "tháng 11 năm 2026", "BÁO CÁO"),
        *("Nơi nhận:", "TRƯỞNG PHÒNG", "(trước ngày 05/12/2026)"),
    ):
        assert words in said


def test_a_town_with_every_table_has_its_parts_numbered_beyond_the_tenth() -> None:
    document = documents.document(DocumentKind.REVIEW, source(ward_id="w00"))
    twelve = dataclasses.replace(document, parts=(*document.parts, *document.parts * 11)[:12])
    said = letters(word.docx_bytes(twelve))
    assert all(f"{number}. " in said for number in ("X", "XI", "XII"))
    assert f"XII. {twelve.parts[-1].title}" in said


def test_every_raised_number_has_its_note() -> None:
    document = documents.document(DocumentKind.REVIEW, source(ward_id="w00"))
    said = letters(word.docx_bytes(document))
    for at, note in enumerate(document.notes(), start=1):
        assert f"({at}) {note.rstrip('.')}" in said


def test_the_same_document_is_the_same_bytes() -> None:
    for kind in (DocumentKind.REVIEW, DocumentKind.SUBMISSION):
        assert made(kind, proposed()) == made(kind, proposed())


def test_hostile_names_are_letters_and_nothing_else() -> None:
    given = DocumentSource(assessment=hostile(HOSTILE), on=DAY)
    for kind in (DocumentKind.REVIEW, DocumentKind.ANNEX):
        content = made(kind, given)
        said = letters(content)
        assert "<script>alert(1)</script> abc {dia_ban}" in said
        assert "\u202e" not in said
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            body = box.read("word/document.xml").decode()
            links = box.read("word/_rels/document.xml.rels").decode()
        assert "<script" not in body
        assert "http://x" not in links
        assert body.count("w:instrText") == 0
