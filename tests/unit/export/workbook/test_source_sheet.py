"""The sheet of sources: what was assessed, by whose data, what is not certain."""

from __future__ import annotations

from papers import source
from workbooks import rows, sheet


def test_the_choices_and_the_doubts_are_told() -> None:
    told = [(row["Mục"], row["Nội dung"]) for row in rows(sheet(source(), "sources"))]
    assert ("Năm", "2030") in told
    assert ("Ngày lập", "2026-11-28") in told
    assert any(about == "Bộ định mức" and "quan12-2024" in str(text) for about, text in told)
    doubts = [str(text) for about, text in told if about == "Chưa chắc chắn"]
    assert any("chưa kiểm chứng" in text for text in doubts)
