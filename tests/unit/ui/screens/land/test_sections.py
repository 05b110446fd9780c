"""The register on the page: what there is of it, and what would bring it to life."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from land_towns import OFFICE, SHAPES, fund

from spatial import land_fund, words
from spatial.ui.map import board
from spatial.ui.screens.land import layers, sections
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")
See = Callable[..., Seen]


@pytest.fixture(autouse=True)
def _no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "draw", lambda *_, **__: None)


def test_without_land_the_page_says_what_would_bring_it_to_life(
    see: See, written: list[str]
) -> None:
    sections.draw(see(), ())
    assert written == [page for page in written if words.say("land.none", lang="vi") in page]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_register_has_a_row_a_parcel_and_cites_its_norms(
    lang: str, see: See, written: list[str]
) -> None:
    seen = see(fund(), lang=lang)
    sections.draw(seen, land_fund.register(seen.after))
    page = "".join(written)
    assert page.count("data-row=") == 2
    assert "12/QĐ-UBND" in page
    assert any(norm.clause in page for norm in land_fund.standards(seen.level, rules=seen.rules))


def test_a_parcel_says_of_what_kind_its_figures_are(see: See) -> None:
    seen = see(fund())
    html = sections.register(land_fund.register(seen.after), lang="vi")
    kinds = [one.kind for one in land_fund.register(seen.after)]
    assert all(words.say(f"kind.{kind}", lang="vi") in html for kind in kinds)


def test_surplus_offices_alone_may_be_listed(see: See, written: list[str]) -> None:
    seen = see(fund())
    state.remember(sections.SHOWN, sections.OFFICES)
    sections.draw(seen, land_fund.register(seen.after))
    assert "".join(written).count("data-row=") == 1


def test_the_map_draws_the_parcels_the_register_lists(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, drawn = see(fund()), []
    monkeypatch.setattr(layers, "layers", lambda _, parcels: drawn.append(list(parcels)))
    parcels = land_fund.register(seen.after)
    sections.draw(seen, parcels)
    state.remember(sections.SHOWN, sections.OFFICES)
    sections.draw(seen, parcels)
    assert drawn == [list(parcels), [parcels[0]]]


def test_a_column_nobody_filled_is_left_out_and_a_name_is_text(see: See) -> None:
    seen = see(fund({**OFFICE, "name": "<b>k</b>"}, shapes=SHAPES[:1]))
    html = sections.register(land_fund.register(seen.after), lang="vi")
    assert say("fund.head.layer", lang="vi") not in html
    assert "&lt;b&gt;k&lt;/b&gt;" in html


def test_a_click_on_a_ward_chooses_it(see: See) -> None:
    seen = see(fund())
    sections._clicked(seen, {"kind": "ward", "id": "w10", "lat": 0.0, "lon": 0.0})
    assert state.view().ward == "w10"
    sections._clicked(seen, {"kind": "parcel", "id": "k1", "lat": 0.0, "lon": 0.0})
    assert state.view().ward == "w10"
