"""What python-docx has no word for: fonts of every script, a rule, page numbers, table rows."""

from __future__ import annotations

from typing import Any

from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def one_set_of_styles(part: Part) -> None:
    """
    Leave out the second set of styles the blank document comes with.

    It is kept for Word 2007; once our own styles differ from it, Word may call the file
    unreadable.
    """
    odd = [key for key, one in part.rels.items() if one.reltype.endswith("/stylesWithEffects")]
    for key in odd:
        part.rels.pop(key)


def font(element: Any, name: str) -> None:  # noqa: ANN401 - an element of lxml
    """Set one font for every script of a style; the theme's would win otherwise."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in SCRIPTS:
        fonts.set(qn(f"w:{script}"), name)


def rule(line: Paragraph, *, inset_mm: int) -> None:
    """Turn an empty paragraph into a line, in by so much from both sides [mm]."""
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Mm(inset_mm)
    shape.space_before, shape.space_after = Pt(4), Pt(6)
    shape.line_spacing = Pt(3)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{key}"), value)
    border.append(top)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - as the library's own guide does
    # the schema asks for borders before spacing and indents
    after = properties.find(qn("w:spacing"))
    if after is None:
        properties.append(border)
    else:
        after.addprevious(border)


def page_number(line: Paragraph) -> None:
    """Write the number of the page, counted by whoever shows it."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        if kind:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
        else:
            sign = OxmlElement("w:instrText")
            sign.set(qn("xml:space"), "preserve")
            sign.text = text
        run._r.append(sign)  # noqa: SLF001 - as above


def repeat(row: _Row) -> None:
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def unsplit(row: _Row) -> None:
    """Keep a row on one page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    properties.insert(0, OxmlElement("w:cantSplit"))
