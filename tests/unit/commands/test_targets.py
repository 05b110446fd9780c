"""``targets``: every figure prints with its value or "no data"."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from spatial import targets
from spatial.commands.targets import rows
from spatial.commands.targets import targets as targets_command


def run(*words: str, lang: str = "vi", facts: targets.Facts | None = None) -> str:
    def give(locality: str, folder: Path | None, _profile: str) -> targets.Facts | None:
        assert locality in targets.localities()
        assert folder is None
        return facts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["spatial.commands.targets"], "_facts", give)
        done = CliRunner().invoke(targets_command, words, obj=lang, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("locality", targets.localities())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_locality_prints_a_line_a_figure(locality: str, lang: str) -> None:
    lines = [
        line
        for line in run("--locality", locality, lang=lang).splitlines()
        if not line.startswith("    ")
    ]
    assert len(lines) == len(targets.pack(locality).targets)


def test_contradictions_stand_under_their_line() -> None:
    said = run("--locality", "quan11")
    assert "    Chỉ tiêu 0,6 % học sinh (suy ra) (2020-2021) kém hơn hiện trạng 0,43" in said


def test_what_the_tables_tell_is_printed_with_its_gap() -> None:
    levels = pd.DataFrame({"rooms_have": [800.0]}, index=["tieu_hoc"])
    facts = targets.Facts(levels=levels, school_levels=pd.DataFrame({"level": []}))
    rows = json.loads(run("--json", facts=facts))
    rooms = [row for row in rows if row["indicator"] == "Phòng học hiện có"]
    by_level = {row["level"]: (row["observed"], row["gap"]) for row in rooms}
    assert by_level["tiểu học"] == ("800", "−17")
    assert by_level["tổng"] == ("không có số liệu", "")


def test_a_measured_share_has_its_sign_and_its_gap_is_in_points() -> None:
    """Of three primary schools one is recognised: 33.33 % against the plan's 12.5 %."""
    target = next(
        one for one in targets.pack("quan12").targets
        if one.indicator == "national_standard_schools_share" and one.value == 12.5
    )  # fmt: skip
    row = targets.TargetRow(
        target=target, observed=100 / 3, base=10.0, latest=100 / 3, latest_of=None, parent=None,
        gap=100 / 3 - 12.5, trend="up", flags=(), measured={2024: 10.0},
    )  # fmt: skip
    (told,) = rows((row,), lang="vi")
    assert (told["observed"], told["gap"]) == ("33,33 %", "20,83 điểm phần trăm")
    assert told["measured"] == "2024: 10 %"
    assert "10 % → 33,33 %" in told["trend"]


def test_what_is_empty_is_left_out_and_not_printed_bare() -> None:
    for line in run("--locality", "quan12").splitlines():
        assert not line.rstrip().endswith((":", "|"))
        assert "chênh: |" not in line


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "hằng năm đến 2030"), ("en", "every year to 2030")]
)
def test_a_period_is_said_in_the_readers_language(lang: str, said: str) -> None:
    printed = run("--locality", "quan12", lang=lang)
    assert said in printed
    assert "annual" not in printed


def test_a_part_of_the_city_is_named_and_not_coded() -> None:
    printed = run("--locality", "hcmc")
    assert "(Tân Phú)" in printed
    assert "tan_phu" not in printed


def test_least_and_about_keep_their_sign() -> None:
    printed = run("--locality", "duc_pho")
    assert "≥ 99,9 %" in printed
    assert "≈ 172 phòng" in printed


@pytest.mark.parametrize(
    ("lang", "published", "unmeasured", "remark"),
    [
        ("vi", "số đã công bố, không phải số đo", "không đo được: cần", "Các dòng cộng lại 4.747"),
        (
            "en",
            "a published figure, not a measurement",
            "not measured: it takes",
            "The rows add up to 4,747",
        ),
    ],
)
def test_what_is_not_measured_says_why_and_remarks_stand_under_their_line(
    lang: str, published: str, unmeasured: str, remark: str
) -> None:
    levels = pd.DataFrame({"rooms_have": [800.0], "kind": ["published"]}, index=["tieu_hoc"])
    facts = targets.Facts(levels=levels, school_levels=pd.DataFrame({"level": []}))
    rows = json.loads(run("--json", lang=lang, facts=facts))
    by_kind = {(row["level"], row["figure"]): row for row in rows}
    rooms = by_kind[
        "tiểu học" if lang == "vi" else "primary", "817 phòng" if lang == "vi" else "817 rooms"
    ]
    assert (rooms["observed"], rooms["gap"]) == (published, "")
    assert any(row["observed"].startswith(unmeasured) for row in rows)
    assert f"    {remark}" in run("--locality", "quan12", lang=lang)
