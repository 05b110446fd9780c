"""The part of the page with plans beside the one shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from siting_towns import build, site, stage

from spatial import catchment
from spatial.siting.model import Model
from spatial.siting.near_best import near_best
from spatial.siting.plan_search import Chooser
from spatial.ui.screens.recommend import near


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_plan_has_its_row_with_what_it_does_and_names_stay_text(
    lang: str, plain: Callable[[str], str]
) -> None:
    model = Model(
        stages=(stage([20], [0.0, 0.0], [[100.0, 100.0]]),),
        sites={"A": site("<b>A"), "B": site("<b>B")},
        actions=(build("A", 0, 2), build("B", 1, 2)),
    )
    chooser = Chooser(model, catchment.best)
    markup = near.html(near_best(chooser, chooser.choose()), lang=lang)
    assert "<b>A" not in markup
    said = plain(markup)
    assert said.count("&lt;b&gt;") == 2
    named = {"vi": ("Đang xem", "Phương án khác 1"), "en": ("Shown", "Other plan 1")}[lang]
    assert all(name in said for name in named)
