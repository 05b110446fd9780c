"""``bridges`` prints the sums between figures of nearly the same name."""

from __future__ import annotations

from command_line import run


def test_the_figures_an_audit_met_stand_in_one_column() -> None:
    said = run("bridges", "--preset", "quan12-2024", "--limit", "1000", "--school", "w327442182")
    for figure in ("30,856", "−1,362", "29,494", "36,483", "37,678", "1,768", "805", "5,795"):
        assert figure in said
    assert "= " + f"{'29,494':>10}" + "  pupils beyond the seats at the norm" in said


def test_it_speaks_vietnamese() -> None:
    said = run("bridges", "--year", "2025", lang="vi")
    assert "57.990  học sinh dự báo" in said
    assert "(đi bộ tối đa 4.000 m)" in said  # NĐ 116/2016, where no other walk is named
    assert "(đi bao xa cũng được)" in run("bridges", "--year", "2025", "--limit", "1e6", lang="vi")
