"""The dossier: one archive, and a page in it that lists every file as text."""

from __future__ import annotations

from papers import DAY, hostile, source

from spatial.export import dossier
from spatial.export.documents import DocumentSource

FILES = {"ra-soat.docx": b"x" * 1_500, "ban-do-thcs.pdf": b"y", "layers.gpkg": b"z"}


def test_the_index_stands_before_every_file() -> None:
    listed = dossier.indexed(FILES, source())
    assert [*listed] == ["muc-luc.html", *FILES]
    assert listed["ra-soat.docx"] == FILES["ra-soat.docx"]
    assert listed == dossier.indexed(FILES, source())


def test_the_index_says_what_each_file_is_and_how_large() -> None:
    page = dossier.index(FILES, source())
    for words in (
        *("Thị trấn, năm 2030", '<a href="ra-soat.docx">', "Báo cáo rà soát", "1,5 kB"),
        *("Bản đồ in (PDF, PNG)", "Lớp bản đồ cho QGIS", "Lập ngày 28/11/2026"),
    ):
        assert words in page


def test_a_hostile_name_is_text_in_the_index() -> None:
    given = DocumentSource(assessment=hostile("<script>alert(1)</script>\u202e"), on=DAY)
    page = dossier.index(FILES, given)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
