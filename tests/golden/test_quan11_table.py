"""The yearly table of Quận 11 comes out row for row as the plan of 2020-2021 prints it."""

from __future__ import annotations

import re
from pathlib import Path

from spatial.targets import indicator_table, pack
from spatial.targets.progress import courses

_FIGURE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%|học sinh)")


def printed(seed: str) -> list[tuple[float, float]]:
    """Give the two figures of every row of the printed table, in its order."""
    text = seed.split("CHỈ TIÊU PHẤN ĐẤU NĂM HỌC 2020-2021")[1]
    cells = [line.strip() for line in text.splitlines() if line.strip()]
    told = [
        float(found[1].replace(",", "."))
        for cell in cells
        if (found := _FIGURE.fullmatch(cell))
    ]  # fmt: skip
    return list(zip(told[::2], told[1::2], strict=True))


def test_every_row_of_the_printed_table_comes_out_in_its_order(shared: Path) -> None:
    """44 rows: 19 and 20 percent of nursery first, 44.4 and 77.8 of lower secondary last."""
    plan = pack("quan11")
    seed = (shared / "seeds" / plan.doc).read_text(encoding="utf-8")
    _, *rows = indicator_table.rows(courses(plan, year=2021), year=2021)
    told = [tuple(float(cell.split(" ")[0].replace(",", ".")) for cell in row[-2:]) for row in rows]
    assert told == printed(seed)
    assert (told[0], told[-1]) == ((19, 20), (44.4, 77.8))
    flat = " ".join(seed.split())
    assert all(" ".join(row[3].split()) in flat and row[1] in flat for row in rows)
