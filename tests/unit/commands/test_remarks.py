"""The remarks of the commands: one wording each, and none where there is nothing to say."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from towns import town

from spatial import assess
from spatial.commands import remarks
from spatial.records import Options


def test_a_walk_without_a_limit_is_said_without_a_figure() -> None:
    assert not any(sign.isdigit() for sign in remarks.walks_said(math.inf, "en"))
    assert "1,500" in remarks.walks_said(1_500.0, "en")


def test_a_town_of_counted_figures_has_no_mark_to_explain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    remarks.say_mark(town(), "en")
    assert capsys.readouterr().out == ""


def test_another_city_s_yardstick_is_named_on_the_error_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = town()
    away = replace(here, locality=replace(here.locality, province="Hà Nội"))
    remarks.caution(assess(away, Options(profile="quan12-2024")), "en")
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.strip() != ""


def test_a_report_gives_its_lines_in_order_and_counts_no_files_without_a_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    remarks.report(town(), ["one", "two"], "en")
    assert capsys.readouterr().out.splitlines() == ["one", "two"]


def test_wards_whose_rooms_are_untold_are_counted_by_level() -> None:
    known = assess(town(), Options(year=2030))
    assert remarks.rooms_untold(known, "thcs", "vi") == ""
    to_come = known.wards.assign(
        rooms_have=known.wards["rooms_have"].mask(known.wards["pupils"] > 0)
    )
    gaps = replace(known, wards=to_come)
    assert "Chưa có số phòng của xã, phường nào" in remarks.rooms_untold(gaps, "mam_non", "vi")
