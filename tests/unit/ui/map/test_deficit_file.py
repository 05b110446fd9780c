"""The map the command writes is the map of the first screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.records import Level, Proposal
from spatial.ui.map import board, deficit_file, ground_layers, standalone, ward_layers
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_file_is_what_the_page_offers(
    lang: str, see: Callable[..., Seen], site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = see(proposals=(site,), lang=lang)
    monkeypatch.setattr(assessments, "look", lambda _: seen.source)
    page = deficit_file.document(
        seen.before, seen.after, (site,), folder=None, level=Level.TIEU_HOC, lang=lang
    )
    drawn = ground_layers.under(
        ward_layers.layers(seen), ward_layers.bounds(seen.source), assessments.town(seen.source)
    )
    assert page == standalone.document(drawn, board.frame(seen, drawn))


def test_without_a_level_the_one_that_lacks_most_is_shown(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = see()
    monkeypatch.setattr(assessments, "look", lambda _: seen.source)
    short = seen.before.levels[method.columns(seen.view.method).short]
    most = Level(str(short.idxmax()))
    pages = [
        deficit_file.document(seen.before, seen.after, (), folder=None, level=level, lang="vi")
        for level in (None, most)
    ]
    assert pages[0] == pages[1]
    assert short.nunique() > 1
