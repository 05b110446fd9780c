"""What python-docx has no word for stands in the XML where the schema asks for it."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn

from spatial.export.documents import word_xml


def test_a_font_is_set_for_every_script_and_no_theme_wins_over_it() -> None:
    style = docx.Document().styles["Normal"]
    word_xml.font(style.element, "Times New Roman")
    fonts = style.element.rPr.rFonts
    assert {key.split("}")[1] for key in fonts.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
    assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_a_rule_is_a_border_before_spacing_and_indents() -> None:
    line = docx.Document().add_paragraph()
    word_xml.rule(line, inset_mm=20)
    order = [child.tag for child in line._p.pPr]
    assert order.index(qn("w:pBdr")) < order.index(qn("w:spacing")) < order.index(qn("w:ind"))


def test_a_page_number_is_a_field_that_begins_and_ends() -> None:
    line = docx.Document().add_paragraph()
    word_xml.page_number(line)
    kinds = [one.get(qn("w:fldCharType")) for one in line._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "end"]
    assert [one.text for one in line._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_rows_are_repeated_and_kept_whole_in_the_order_of_the_schema() -> None:
    row = docx.Document().add_table(rows=1, cols=1).rows[0]
    word_xml.repeat(row)
    word_xml.unsplit(row)
    assert [child.tag for child in row._tr.trPr] == [qn("w:cantSplit"), qn("w:tblHeader")]


def test_one_set_of_styles_is_left() -> None:
    file = docx.Document()
    word_xml.one_set_of_styles(file.part)
    names = [one.reltype.rpartition("/")[2] for one in file.part.rels.values()]
    assert "styles" in names
    assert "stylesWithEffects" not in names
