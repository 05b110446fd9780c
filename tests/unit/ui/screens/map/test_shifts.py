"""How many rooms smaller classes and fewer shifts take, on the page of deficits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Self

import pytest
from towns import School, town

from spatial.records import Level
from spatial.sessions import WHOLE, Sessions
from spatial.ui.screens.map import shifts
from spatial.ui.session.assessments import Seen

LEVERS = Sessions(class_size=35, today_share=0.71)


def test_rooms_lead_first_to_the_class_size_and_then_to_the_share(
    see: Callable[..., Seen],
) -> None:
    """1,000 pupils in 20 rooms: 28.57 classes x 0.855 = 24.43: 5 more; all day 28.57: 4 further."""
    seen = see(town(schools=(School(x=0.5, y=0.5, rooms=20),)))
    row = shifts.answer(seen, LEVERS, 2030).loc[WHOLE]
    assert row["class_size_today"] == pytest.approx(1_000 * 0.855 / 20)
    assert (row["rooms_for_class_size"], row["rooms_for_share"], row[shifts.BOTH]) == (5, 4, 9)


def test_the_ward_that_misses_most_stands_first(see: Callable[..., Seen]) -> None:
    seen = see(town(schools=(School(x=0.5, y=0.5, rooms=20),)))
    table = shifts.worst_first(shifts.answer(seen, LEVERS, 2030))
    assert table.index.tolist() == ["w10", "w00"]  # the ward without a room


def test_todays_share_is_counted_where_schools_count_it(see: Callable[..., Seen]) -> None:
    place = town(schools=(School(x=0.5, y=0.5, rooms=20),))
    assert shifts.measured(see(place)) is None
    levels = place.school_levels.assign(pupils=800.0, pupils_two_session=600.0)
    counted = dataclasses.replace(place, school_levels=levels)
    assert shifts.measured(see(counted)) == 0.75


def test_the_levers_are_kept_by_level(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
    asked: dict[str, dict[str, Any]],
) -> None:
    seen = see()
    assert shifts.ask(seen).today_share == 0.71
    session.remember("shift.today.tieu_hoc", 50)
    assert shifts.ask(seen) == Sessions(class_size=35, today_share=0.5, share=1.0)
    assert shifts.ask(see(level=Level.THCS)).today_share == 0.6
    assert "shift.size.thcs" in asked


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_is_said_to_have_no_place(lang: str, see: Callable[..., Seen]) -> None:
    seen = see(lang=lang)
    said = shifts.sentence(seen, shifts.answer(seen, LEVERS, 2030), LEVERS)
    assert "{" not in said
    assert "71 %" in said
    assert not {"không có chỗ", "without a place", "thiếu chỗ"} & {said}


def test_years_run_from_the_newest_data_to_the_last_known(see: Callable[..., Seen]) -> None:
    found = shifts.years(see())
    assert found == sorted(found)
    assert see().view.year in found


class Fold:
    """Stands for what Streamlit folds."""

    def __init__(self, *, is_open: bool) -> None:
        self.open = is_open

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.usefixtures("session", "asked")
def test_nothing_is_reckoned_before_it_is_opened(
    is_open: bool,
    see: Callable[..., Seen],
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shifts.st, "fragment", lambda part: part)
    monkeypatch.setattr(shifts.st, "expander", lambda *_, **__: Fold(is_open=is_open))
    shifts.draw(see())
    assert any("tl-sheet" in body for body in written) is is_open
    assert bool(written) is is_open


def test_my_ward_s_answer_stands_alone_before_the_locality_s(see: Callable[..., Seen]) -> None:
    """500 pupils in the ward without a room: none of the 20 of the other ward is its own."""
    place = town(schools=(School(x=0.5, y=0.5, rooms=20),))
    seen = see(place, home_ward="w10")
    table = shifts.answer(seen, LEVERS, 2030)
    assert [name for _, name, _ in shifts.by_ward(seen, table)] == ["Phường 1.0", "Toàn địa bàn"]
    assert shifts.here(seen, table)["rooms_have"] == 0
    assert shifts.here(see(place), table)["rooms_have"] == 20
    assert "500 học sinh, 0 phòng" in shifts.sentence(seen, table, LEVERS)
