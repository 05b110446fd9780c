"""What two sets of norms do to the same data: cards, levels, the clause behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault, UserError
from spatial.norms.comparison import SHARES
from spatial.ui.screens.norms import effect, pair
from spatial.ui.screens.norms.pair import Pair, Side
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]


def two(seen: Seen) -> Pair:
    """Hold the plan's profile against the city's."""
    return pair.pair(
        seen, *(pair.side(name, "", lang=seen.lang) for name in ("quan12-2024", "qcvn-2021"))
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_six_figures_and_every_level_are_told(lang: str, see: See) -> None:
    seen = see(lang=lang)
    found = two(seen)
    assert effect.cards(seen, found).count('class="tl-label"') == 6
    for measure in pair.MEASURES:
        assert effect.by_level(seen, found, measure).count("<tr") == 6  # head, levels, total
        assert effect.why(seen, found, measure)


def test_a_figure_that_is_the_same_says_so(see: See) -> None:
    seen = see()
    one = pair.side("quan12-2024", "", lang="vi")
    html = effect.cards(seen, pair.pair(seen, one, one))
    assert html.count(say("norms.same", lang="vi")) == 6


def test_sides_that_cannot_be_assessed_are_told_in_words(see: See, written: list[str]) -> None:
    def sides() -> tuple[Side, Side]:
        raise UserError(Fault(code="port_in_use", value="8501", blanks={"address": "x"}))

    effect.draw(see(), sides, key="k")
    assert say("norms.cannot", lang="vi") in written[0]
    assert "8501" in written[0]


def test_the_map_has_a_line_for_each_side(see: See) -> None:
    seen = see()
    layer = effect.of_wards(seen, two(seen), "land_short_m2")
    assert all(len(lines) == 2 for lines in layer.lines.values())
    assert layer.decimals == 1
    assert not effect.of_wards(seen, two(seen), SHARES[0]).more_is_worse
