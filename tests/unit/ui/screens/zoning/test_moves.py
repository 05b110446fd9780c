"""Who changes school against last year: the list, and how to have one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st

from spatial.ui.screens.zoning import model, moves
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import text
from spatial.zoning.edits import ZoneRun

Work = Callable[..., tuple[Seen, ZoneWork]]


def since_last_year(seen: Seen, one: ZoneWork) -> ZoneWork:
    """Stand by the plan shown, of which one neighbourhood went to the east's school last year."""
    school = {str(cell): "s0" if str(cell)[:3] == "w00" else "s1" for cell in one.cells}
    run = ZoneRun(
        school=school, locked=frozenset(), question=one.digest, last=school | {"w00-0": "s1"}
    )
    zone_plans.do(one.case.assessment.network, model.key(seen), run)
    return model.work(seen)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_last_year_s_zones_it_says_how_to_have_them(
    lang: str, work: Work, written: list[str]
) -> None:
    seen, one = work(lang=lang)
    assert moves.found(one) is None
    moves.draw(seen, one)
    assert written == [f'<p class="tl-lead">{text(say("zone.moves.none", lang=lang))}</p>']


def test_who_changes_is_listed_with_both_walks(
    work: Work, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One neighbourhood of the first grade: 25 of 200 pupils."""
    seen, one = work()
    now = since_last_year(seen, one)
    table = moves.found(now)
    assert table is not None
    assert table["cell_id"].tolist() == ["w00-0"]
    assert table["pupils"].sum() == pytest.approx(25)
    assert table["last_distance_m"].iloc[0] > table["distance_m"].iloc[0]
    drawn: list[object] = []
    monkeypatch.setattr(st, "dataframe", lambda frame, **_: drawn.append(frame))
    moves.draw(seen, now)
    assert "25" in written[0]
    assert len(drawn) == 1


def test_where_nobody_changes_no_table_is_drawn(
    work: Work, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, one = work()
    school = {str(cell): "s0" if str(cell)[:3] == "w00" else "s1" for cell in one.cells}
    run = ZoneRun(school=school, locked=frozenset(), question=one.digest, last=school)
    zone_plans.do(one.case.assessment.network, model.key(seen), run)
    drawn: list[object] = []
    monkeypatch.setattr(st, "dataframe", lambda frame, **_: drawn.append(frame))
    moves.draw(seen, model.work(seen))
    assert drawn == []
    assert len(written) == 1
