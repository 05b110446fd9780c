"""Targets in the yearly report: results first, then what nobody told, then what is only worded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from papers import sentences, tables

from spatial.export.documents import YearSource, year_targets
from spatial.export.documents.pieces import DocumentPart
from spatial.targets import pack
from spatial.targets.pack import Pack, read_pack

ROW = {"of": "", "ward_id": "", "school_id": "", "office": "", "kind": "", "source": "BC 12",
       "indicator": "enrolment_nursery", "level": "nha_tre"}  # fmt: skip
TABLE, BLANK = 0, -1


def plan() -> Pack:
    """Give a plan of one target: 20 % of 2020 become 30 % by 2030, and one sentence."""
    entry = "level: nha_tre, indicator: enrolment_nursery, unit: '%', of: children, op: '='"
    base = f"{{{entry}, quote: lời, kind: baseline, period: '2020', value: 20}}"
    goal = f"{{{entry}, quote: lời, kind: target, period: '2030', value: 30}}"
    worded = ("{level: all, indicator: teachers_enough, unit: text, op: achieve, kind: target, "
              "period: '2030', value: null, quote: đủ giáo viên}")  # fmt: skip
    return read_pack(
        f"locality: quan12\nname: {{vi: Thử, en: Try}}\ntargets: [{base}, {goal}, {worded}]"
    )


def told(*results: tuple[int, float], year: int = 2026) -> tuple[DocumentPart, ...]:
    """Make the part of targets with results entered."""
    rows = pd.DataFrame([ROW | {"year": at, "value": value} for at, value in results])
    source = YearSource(on=date(2026, 12, 1), year=year, plan=plan(), entered=rows)
    return year_targets.parts(source)


def first_row(*results: tuple[int, float], **more: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tables(told(*results, **more))[TABLE].rows[0]


def test_a_result_behind_an_even_pace_is_named_with_the_pace_needed() -> None:
    """From 24 in 2026 the 6 points left take 1.5 a year over four years."""
    row = first_row((2026, 24))
    assert row[2] == "20 (2020)"
    assert row[3] == "24 (2026); nhập: BC 12"
    assert (row[5], row[6]) == ("chậm", "1,5")
    assert any(line.startswith("Chậm tiến độ 1 chỉ tiêu") for line in sentences(told((2026, 24))))


def test_a_target_of_which_only_the_base_is_known_is_on_no_course() -> None:
    row = first_row()
    assert row[5] == "mới có mốc đầu"
    assert any("1 chỉ tiêu chưa đạt mới có mốc đầu" in line for line in sentences(told()))


def aimed(*goals: str) -> YearSource:
    """Give a plan of 20 % in 2020 and several goals, of which 24 % is reached in 2026."""
    entry = "level: nha_tre, indicator: enrolment_nursery, unit: '%', quote: lời"
    base = f"{{{entry}, of: children, op: '=', kind: baseline, period: '2020', value: 20}}"
    aims = [f"{{{entry}, op: '=', kind: target, {goal}}}" for goal in goals]
    text = f"locality: quan12\nname: {{vi: Thử, en: Try}}\ntargets: [{', '.join([base, *aims])}]"
    rows = pd.DataFrame([ROW | {"year": 2026, "value": 24.0, "of": "children"}])
    return YearSource(on=date(2026, 12, 1), year=2026, plan=read_pack(text), entered=rows)


def test_of_goals_of_two_years_each_has_its_own_status_and_pace() -> None:
    """24 % in 2026 misses the 30 of 2025; 36 by 2030 asks 12 / 4 = 3 a year, by 2032 12 / 6 = 2."""
    goals = [f"of: children, period: '{year}', value: {value}"
             for year, value in ((2025, 30), (2030, 36))]  # fmt: skip
    source = aimed(*goals)
    (row,) = tables(year_targets.parts(source))[TABLE].rows
    assert row[5] == "không đạt (2025); chậm (2030)"
    assert row[6] == "3 (2030)"
    same = aimed(goals[1], "of: children, period: '2032', value: 36")
    (row,) = tables(year_targets.parts(same))[TABLE].rows
    assert row[5] == "chậm (2030, 2032)"
    assert row[6] == "3 (2030); 2 (2032)"
    late = next(one for one in sentences(year_targets.parts(same)) if one.startswith("Chậm tiến"))
    assert "nhà trẻ (2030, 2032)" in late


def test_a_goal_without_a_year_is_told_without_one() -> None:
    goals = [f"of: children, period: '{period}', value: 36" for period in ("annual", "2030")]
    made = year_targets.parts(aimed(*goals))
    assert "None" not in " ".join((*sentences(made), *tables(made)[TABLE].rows[0]))


def test_what_the_plan_only_words_is_quoted_with_room_for_what_was_done() -> None:
    (row,) = tables(told())[BLANK].rows
    assert row[1] == "“đủ giáo viên” (2030)"
    assert row[3] == "…"


def test_targets_without_a_result_are_counted_among_what_lacks() -> None:
    source = YearSource(on=date(2025, 12, 1), year=2025, plan=pack("duc_pho"))
    untold = sum(one.status == "untold" for one in source.courses)
    (line,) = year_targets.lacking(source)
    assert line.startswith(f"{untold} chỉ tiêu chưa có kết quả đến năm 2025")
    listed = tables(year_targets.parts(source))[0].rows
    assert len(listed) == untold
    assert all(row[3] == "…" for row in listed)


def test_without_a_plan_there_is_no_part_and_the_report_says_how_to_choose_one() -> None:
    source = YearSource(on=date(2025, 12, 1), year=2025)
    assert year_targets.parts(source) == ()
    (line,) = year_targets.lacking(source)
    assert "chọn kế hoạch" in line


def test_a_plan_that_prints_later_results_is_not_said_to_print_none_in_an_early_report() -> None:
    """Hồ Chí Minh City prints results of 2022 to 2025: a report of 2021 has none of them yet."""
    line = "không in kết quả của năm nào sau đó"
    source = YearSource(on=date(2026, 12, 1), year=2021, plan=pack("hcmc"))
    assert not any(year_targets.after_base(one) for one in source.courses)
    assert not any(line in one for one in sentences(year_targets.parts(source)))
    assert any(line in one for one in sentences(told()))


def test_a_target_whose_year_is_over_untold_is_listed_without_a_result_and_nowhere_else() -> None:
    """Quận 11 prints 2020 alone: of its 46 targets for 2021, 16 are reached and 30 untold."""
    source = YearSource(on=date(2026, 12, 1), year=2026, plan=pack("quan11"))
    with_result, without, *_ = tables(year_targets.parts(source))
    assert (len(with_result.rows), len(without.rows)) == (16, 30)
    assert {row[5] for row in with_result.rows} == {"đạt"}
    (line,) = year_targets.lacking(source)
    assert line.startswith("30 chỉ tiêu chưa có kết quả đến năm 2026")
    told_last = [row[3] for row in without.rows if row[3] != "…"]
    assert len(told_last) == 28
    assert all(cell.startswith("số gần nhất: ") for cell in told_last)
