"""docs/quan12-plan.md says what its command finds under today's law, and its tables add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spatial import Options, assess, read_network
from spatial.records import LEVELS


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "quan12-plan.md").read_text(encoding="utf-8")


def rows(page: str, head: str) -> list[list[str]]:
    """Return the cells of the table whose head begins so."""
    lines = page[page.index(f"| {head}") :].split("\n\n", maxsplit=1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def whole(cell: str) -> int:
    return int(cell.replace(",", ""))


def test_the_land_short_is_that_of_todays_law(page: str) -> None:
    """8 x 29,327.1 + 6 x (58,089 + 41,811 + 28,989.1) - 635,698 = 372,253.4."""
    found = assess(read_network(), Options(year=2030)).summary()["total"]
    assert found["land_short_m2"] == 372_253
    assert "lacks 372,253 m² of school land; under the law of 2024\nit was 746,664 m²" in page


def test_the_parcels_of_the_page_are_those_of_the_district(page: str) -> None:
    """Eight parcels; their 15,006, 18,000 … m² are summed here from the file."""
    parcels = read_network().parcels
    assert parcels is not None
    area = f"{parcels['area_m2'].sum():,.0f}"
    assert f"{len(parcels)} demonstration parcels ({area} m²" in page
    assert area == "91,000"


def test_the_years_add_up_to_what_the_land_carries_and_what_opens(page: str) -> None:
    table = rows(page, "start → open")
    built = {open_: sum(whole(r[2]) for r in table if (r[0] != "no year") is open_)
             for open_ in (True, False)}  # fmt: skip
    today = next(r for r in rows(page, "profile") if r[0] == "tt23-urban")
    assert whole(today[2]) == built[True] + built[False]
    assert whole(today[3]) == built[True]
    # three starts of 500 billion at 5.42 billion a room: no more than 276 rooms can open
    assert built[True] <= 3 * 500 / 5.42


def test_what_stays_missing_is_the_need_less_what_is_built(page: str) -> None:
    """880, 1,743, 1,254, 870 rooms needed less 1,272, 817, 598, 424: 0, 926, 656, 446 missing."""
    table = rows(page, "level")
    assert [whole(r[1]) for r in table] == [0, 926, 656, 446]
    assert len(table) == len(LEVELS)
    answers = {r[0]: r for r in rows(page, "profile")}
    for column, profile in ((2, "quan12-2024"), (3, "tt23-urban")):
        left = sum(whole(r[column]) for r in table)
        assert left == pytest.approx(whole(answers[profile][5]), abs=2)  # each level rounded
        assert left == pytest.approx(2_028 - whole(answers[profile][2]), abs=2)


def test_every_row_of_the_page_has_the_cells_of_its_head(page: str) -> None:
    for head in ("profile", "level", "start → open"):
        line = next(one for one in page.splitlines() if one.startswith(f"| {head}"))
        assert {len(row) for row in rows(page, head)} == {len(re.findall(r"\|", line)) - 1}


def test_the_python_of_the_readme_gives_the_figure_written_behind_it(root: Path) -> None:
    """880 + 1,743 + 1,254 + 870 rooms by level; the plan prints 4,746, of the unrounded sum."""
    text = (root / "README.md").read_text(encoding="utf-8")
    block = text.partition("```python\n")[2].partition("```")[0]
    *lines, last = block.strip().splitlines()
    asked, _, written = last.partition("  # ")
    names: dict[str, object] = {}
    exec("\n".join(lines), names)  # noqa: S102 - the example is our own text
    assert eval(asked, names) == int(written.split(",")[0]) == 4_746  # noqa: S307 - as above


def test_no_figure_of_the_plan_stands_in_the_readme_without_the_plans_name(root: Path) -> None:
    """What holds for the plan of 2024 alone is said to be the plan's."""
    for name in ("README.md", "docs/tutorial.md", "docs/method.md"):
        for line in (root / name).read_text(encoding="utf-8").splitlines():
            figures = re.findall(
                r"\b(?:4[.,]?746|3[.,]?111|2[.,]?028|746[.,]?664|158[.,]?216)\b", line
            )
            assert not figures or "plan" in line or "kế hoạch" in line.lower(), (name, line)
