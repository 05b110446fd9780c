"""A document as a DOCX in the form of decree 30/2020/NĐ-CP: page, letterhead, body, signature."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from spatial.export import archive
from spatial.export.documents import word_tables as tables
from spatial.export.documents import word_xml as xml
from spatial.export.documents.pieces import DocumentSentence, OfficeDocument, plain
from spatial.words import say

FONT = "Times New Roman"
BODY_PT, NOTE_PT = 13, 9
A4_MM = (210, 297)
MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}  # appendix I, part I, 3
INDENT = Mm(10)
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the files carry no day of their own
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def docx_bytes(document: OfficeDocument) -> bytes:
    """
    Set a document.

    Returns
    -------
    bytes
        A DOCX; the same bytes for the same document.
    """
    file = docx.Document()
    xml.one_set_of_styles(file.part)
    _page(file, is_wide=document.is_wide)
    _properties(file, document)
    _letterhead(file, document)
    _title(file, document)
    marks = {note: at for at, note in enumerate(document.notes(), start=1)}
    for basis in document.bases:
        _paragraph(file, basis, Look(italic=True, indent=True))
    if document.form.mo_dau:
        _paragraph(file, document.form.mo_dau, Look(indent=True))
    for number, part in enumerate(document.parts, start=1):
        if part.title:
            _paragraph(file, _head(document, number), Look(bold=True, indent=True, keep=True))
        for piece, after in zip_longest(part.body, part.body[1:]):
            if isinstance(piece, DocumentSentence):
                leads = isinstance(after, DocumentSentence) and after.is_listed
                _sentence(file, piece, marks, keep=leads and not piece.is_listed)
            else:
                tables.add(file, piece, marks, width_mm=_width_mm(document))
    if document.form.ket_thuc:
        _paragraph(file, document.form.ket_thuc, Look(indent=True, keep=True))
    _signature(file, document)
    _notes(file, document, marks)
    out = io.BytesIO()
    file.save(out)
    return archive.still(out.getvalue())


def _head(document: OfficeDocument, number: int) -> str:
    """Return the title of a part with its number, unless parts carry those of a plan's tables."""
    title = document.parts[number - 1].title
    of_a_plan = any(one.title[:1].isdigit() for one in document.parts)
    return title if of_a_plan else f"{_roman(number)}. {title}"


def _width_mm(document: OfficeDocument) -> int:
    """Return the width of the text [mm]."""
    page = A4_MM[1] if document.is_wide else A4_MM[0]
    return page - MARGINS_MM["left"] - MARGINS_MM["right"]


def _page(file: Document, *, is_wide: bool) -> None:
    """Set paper, margins, font and page numbers (from the second page on, at the top)."""
    section = file.sections[0]
    width, height = A4_MM[::-1] if is_wide else A4_MM
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    for side, size in MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.header_distance = Mm(10)
    style = file.styles["Normal"]
    xml.font(style.element, FONT)
    style.font.size = Pt(BODY_PT)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.0
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    xml.page_number(header)


def _properties(file: Document, document: OfficeDocument) -> None:
    """Name the document; it carries no clock and no user."""
    core = file.core_properties
    core.title = plain(f"{document.form.ten_loai} {document.form.trich_yeu}")[:250]
    core.author, core.last_modified_by, core.comments = "Trường Lớp", "", ""
    core.language = {"vi": "vi-VN", "en": "en-GB"}[document.lang]
    core.created = core.modified = EPOCH
    core.revision = 1


def _letterhead(file: Document, document: OfficeDocument) -> None:
    """Set the office on the left, the country and its motto on the right, number and day below."""
    form = document.form
    table = file.add_table(rows=2, cols=2)
    tables.fix(table, (0.42, 0.58), _width_mm(document))
    left, right = table.rows[0].cells
    _in_cell(left, form.co_quan_chu_quan, size=12)
    _in_cell(left, form.co_quan, size=12, bold=True)
    xml.rule(left.add_paragraph(), inset_mm=22)
    _in_cell(right, COUNTRY, size=12, bold=True)
    _in_cell(right, MOTTO, size=13, bold=True)
    xml.rule(right.add_paragraph(), inset_mm=20)
    left, right = table.rows[1].cells
    _in_cell(left, form.so_ky_hieu, size=13)
    _in_cell(right, form.dia_danh, size=13, italic=True)


def _in_cell(
    cell: _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False
) -> None:
    """Write a centred line into a cell."""
    first = cell.paragraphs[0]
    line = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
    line.alignment = ALIGN.CENTER
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(plain(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _title(file: Document, document: OfficeDocument) -> None:
    """Set the sort of document, its subject and whom it is addressed to."""
    form = document.form
    head = _paragraph(file, form.ten_loai, Look(bold=True, centred=True, size=14))
    head.paragraph_format.space_before = Pt(12)
    head.paragraph_format.space_after = Pt(0)
    _paragraph(
        file, form.trich_yeu, Look(bold=True, centred=True)
    ).paragraph_format.space_after = Pt(0)
    xml.rule(file.add_paragraph(), inset_mm=60)
    if form.kinh_gui:
        to = say("doc.to", lang=document.lang)
        _paragraph(file, f"{to} {'; '.join(form.kinh_gui)}", Look(centred=True))


_UNPARTED = re.compile(r"(?<=\d) (?=(?:%|m²|m|km|ha)(?:\W|$))")  # a figure stays with its unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph looks."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: bool = False
    keep: bool = False
    size: int = BODY_PT


def _paragraph(file: Document, text: str, look: Look) -> Paragraph:
    """Add a paragraph of one look."""
    line = file.add_paragraph()
    line.alignment = ALIGN.CENTER if look.centred else ALIGN.JUSTIFY
    line.paragraph_format.keep_with_next = look.keep
    if look.indent:
        line.paragraph_format.first_line_indent = INDENT
    run = line.add_run(plain(text))
    run.bold, run.italic, run.font.size = look.bold, look.italic, Pt(look.size)
    return line


def _sentence(
    file: Document, sentence: DocumentSentence, marks: dict[str, int], *, keep: bool
) -> None:
    """Add a sentence; its notes are raised numbers; what leads a list stands with its first."""
    line = file.add_paragraph()
    line.paragraph_format.keep_with_next = keep
    line.alignment = ALIGN.JUSTIFY
    line.paragraph_format.first_line_indent = INDENT
    if sentence.is_listed:
        line.paragraph_format.space_after = Pt(2)
    for span in sentence.spans:
        if span.text:
            line.add_run(_UNPARTED.sub("\u00a0", plain(span.text)))
        if span.note:
            tables.mark(line, [marks[span.note]])


def _signature(file: Document, document: OfficeDocument) -> None:
    """Set whom copies go to on the left, who signs on the right."""
    form = document.form
    if not (form.noi_nhan or form.chuc_vu or form.quyen_han):
        return
    table = file.add_table(rows=1, cols=2)
    tables.fix(table, (0.5, 0.5), _width_mm(document))
    left, right = table.rows[0].cells
    if form.noi_nhan:
        head = left.paragraphs[0].add_run(say("doc.recipients", lang=document.lang))
        head.bold = head.italic = True
        head.font.size = Pt(12)
        for one in form.noi_nhan:
            line = left.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            line.add_run(plain(f"- {one}")).font.size = Pt(11)
    for text in (form.quyen_han, form.chuc_vu):
        if text:
            _in_cell(right, text, size=13, bold=True)
    for _ in range(4):  # room for the hand and the stamp
        right.add_paragraph()
    _in_cell(right, form.nguoi_ky, size=13, bold=True)
    xml.unsplit(table.rows[0])


def _notes(file: Document, document: OfficeDocument, marks: dict[str, int]) -> None:
    """List what the raised numbers stand for."""
    if not marks:
        return
    _paragraph(file, say("doc.notes", lang=document.lang), Look(bold=True, keep=True, size=NOTE_PT))
    run_in = "; ".join(f"({at}) {note.rstrip('.')}" for note, at in marks.items())
    _paragraph(file, f"{run_in}.", Look(size=NOTE_PT))


def _roman(number: int) -> str:
    """
    Write a number below 40 in Roman figures; the year of a town with every table has eleven parts.

    Examples
    --------
    >>> _roman(4), _roman(9), _roman(11), _roman(20)
    ('IV', 'IX', 'XI', 'XX')
    """
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]
