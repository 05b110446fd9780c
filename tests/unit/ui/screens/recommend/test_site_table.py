"""The table of sites: what is pinned, what was left out."""

from __future__ import annotations

from collections.abc import Callable

from spatial.recommend import Recommendation
from spatial.records import Level
from spatial.ui.screens.recommend import question, site_table
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


def test_without_sites_it_says_so(seen_town: Callable[..., Seen], written: list[str]) -> None:
    site_table.draw(seen_town(), ())
    assert say("recommend.no_sites", lang="vi") in written[0]


def test_only_new_schools_are_pins(seen_town: Callable[..., Seen]) -> None:
    seen_town()
    names = frozenset({"build:diem-1:thcs:10", "extend:s0:thcs:5"})
    state.remember("recommend.forced", names)
    assert site_table._pins() == {"diem-1": (Level.THCS, 10)}


def test_a_site_unticked_is_left_out_and_ticked_again_used(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    listed, seen = found.screened[:1], seen_town()
    name = listed[0].site.site_id
    for use, left in ((False, {name}), (True, set())):
        state.hold("k", {"edited_rows": {"0": {"use": use}}})
        site_table._edited(seen, listed, "k")
        assert question.named("left_out") == left


def test_a_school_pinned_is_as_near_to_the_wish_as_the_site_allows(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    listed, seen = found.screened[:1], seen_town()
    state.remember("recommend.points", (listed[0].site,))
    change = {"pin": say("level.tieu_hoc", lang="vi"), "rooms": 10}
    state.hold("k", {"edited_rows": {"0": change}})
    site_table._edited(seen, listed, "k")
    assert site_table._pins()[listed[0].site.site_id][0] is Level.TIEU_HOC
    state.hold("k", {"edited_rows": {"0": {"pin": None}}})
    site_table._edited(seen, listed, "k")
    assert site_table._pins() == {}
