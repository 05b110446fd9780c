"""Who came by the link of a snapshot is offered nothing he may not do, on any page."""

from __future__ import annotations

import re
from collections.abc import Callable

import screens
from streamlit.testing.v1 import AppTest


def test_a_snapshot_offers_no_proposal_no_profile_and_no_upload(
    plan_visit: Callable[..., AppTest],
) -> None:
    mine = plan_visit()
    mine.button(key="propose_here").click().run()
    mine.button(key="put").click().run()
    mine.button(key="snapshot_do").click().run()
    (link,) = (code.value for code in mine.code if "snapshot=" in code.value)
    named = re.search(r"snapshot=([^&]+)", link)
    assert named is not None
    at = plan_visit(snapshot=named[1])
    assert "propose_here" not in {one.key for one in at.button}
    at.switch_page("screens/propose/page.py").run()
    assert "Đề xuất (1)" in screens.words(at)
    changing = re.compile(r"put|undo|redo|change_add|edit_.*|remove_.*|comment_.*|scenario_.*")
    assert not [one.key for one in at.button if changing.fullmatch(str(one.key))]
    at.switch_page("screens/norms/page.py").run()
    assert len(at.button_group(key="norms.section").options) == 4  # of five: no profile of his own
    at.switch_page("screens/forecast/page.py").run()
    assert (
        len(at.button_group(key="forecast.section").options) == 3
    )  # no rates, no sites of his own
    at.switch_page("screens/zoning/page.py").run()
    assert not [one.key for one in at.button if str(one.key).startswith("zone_")]
    assert not at.file_uploader
    assert 'role="alert"' not in "".join(one.value for one in at.markdown)
    at.switch_page("screens/files/page.py").run()
    assert "Liên kết bản chụp chỉ để xem một phương án" in screens.words(at)
    assert not at.file_uploader
