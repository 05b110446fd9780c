"""Last year's zones from a list: taken whole or refused whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.intake.single import zone_choices
from spatial.ui.screens.zoning import last_year, model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.zoning.problem import FREE

Work = Callable[..., tuple[Seen, ZoneWork]]
LIST = b"cell_id,school_id\nw00-0,s1\nw10-3,s0\n"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the list in this process: how a file is read apart has tests of its own."""
    monkeypatch.setattr(last_year, "read_zone_choices", zone_choices.read_zone_choices)


def test_a_list_becomes_the_plan_shown_and_last_year_s(work: Work) -> None:
    seen, one = work(planned=False)
    last_year.take(seen, one, LIST)
    now = model.work(seen)
    assert now.school.tolist() == [1, *[FREE] * 6, 0]
    assert now.standing is not None
    assert dict(now.standing.run.last) == {"w00-0": "s1", "w10-3": "s0"}
    (notice,) = state.told()
    assert (notice.key, dict(notice.blanks)["count"]) == ("notice.zones_opened", 2)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"cell_id,school_id\nx,s0\n"]
)
def test_a_list_that_cannot_be_used_changes_nothing_and_says_why(
    content: bytes, work: Work
) -> None:
    seen, one = work(planned=False)
    last_year.take(seen, one, content)
    assert model.work(seen).standing is None
    (notice,) = state.told()
    assert notice.key == "notice.file_refused"
    assert notice.faults
    assert all("/tmp" not in fault.say(lang="vi") for fault in notice.faults)  # noqa: S108 - looked for
