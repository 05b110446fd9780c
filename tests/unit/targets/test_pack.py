"""Locality packs: every figure of the five plans, read and refused with lines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from spatial import targets, words
from spatial.errors import InputFaults, UserError

GOOD = """\
locality: here
name: {vi: "Đây", en: "Here"}
targets:
  - {indicator: class_size, level: thcs, period: '2030', value: 40, op: "<=", unit: pupils,
     of: class, kind: target, source: plan}
"""


def faults_of(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(InputFaults) as refused:
        targets.read_pack(text, file="here.yaml")
    for fault in refused.value.faults:
        assert fault.say(lang="vi") != fault.say(lang="en")
    return [(fault.code, fault.row) for fault in refused.value.faults]


def test_all_150_entries_of_the_five_plans_are_there(shared: Path) -> None:
    text = (shared / "facts" / "indicators.yaml").read_text(encoding="utf-8")
    compiled = yaml.safe_load(text)["indicators"]
    ours = [
        (plan.doc, target.indicator, target.level, target.period, target.quote)
        for plan in map(targets.pack, targets.localities())
        for target in plan.targets
        if target.quote
    ]
    theirs = [
        (entry["doc"], entry["indicator"], entry["level"], str(entry["year"]), entry["quote"])
        for entry in compiled
    ]
    assert sorted(ours) == sorted(theirs)
    assert len(ours) == 150


def test_every_quote_stands_in_its_plan(shared: Path) -> None:
    for plan in map(targets.pack, targets.localities()):
        seed = _flat((shared / "seeds" / plan.doc).read_text(encoding="utf-8"))
        for target in plan.targets:
            assert _flat(target.quote) in seed, (plan.locality, target.quote)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def test_five_localities_load_by_name() -> None:
    assert targets.localities() == ("binh_thanh", "duc_pho", "hcmc", "quan11", "quan12")
    with pytest.raises(UserError, match="quan11"):
        targets.pack("quan_11")


def test_the_city_pack_holds_the_district_ratios_of_december_2022() -> None:
    ratios = {
        target.place: target.value
        for target in targets.pack("hcmc").targets
        if target.place and target.period == "2022-12"
    }
    assert ratios["quan_12"] == 235
    assert len(ratios) == 10


def test_a_good_pack_is_read() -> None:
    (target,) = targets.read_pack(GOOD).targets
    assert (target.value, target.year, target.of, target.line) == (40.0, 2030, "class", 4)


def test_a_wrong_unit_is_refused_with_its_line() -> None:
    wrong = GOOD.replace("unit: pupils", "unit: '%'")
    assert faults_of(wrong) == [("target_unit", 4)]
    with pytest.raises(InputFaults, match="pupils / class"):
        targets.read_pack(wrong)


def test_pupils_do_not_pass_for_schools() -> None:
    wrong = GOOD.replace("class_size", "two_sessions_day_schools_share").replace(
        "unit: pupils,\n     of: class", "unit: '%',\n     of: pupils"
    )
    assert faults_of(wrong) == [("target_unit", 4)]


def test_all_faults_come_at_once() -> None:
    text = """\
locality: here
targets:
  - {indicator: happiness, level: thcs, period: 2030, value: 1, op: "=", unit: "%", kind: wish}
  - {indicator: class_size, level: thcs}
  - nonsense
  - {indicator: class_size, level: thcs, period: 2030, value: [1, 2, 3], op: range,
     unit: pupils, of: class, kind: target, source: x}
"""
    assert faults_of(text) == [
        ("target_missing", 1),
        ("target_indicator", 3),
        ("target_kind", 3),
        ("target_source", 3),
        *[("target_missing", 4)] * 5,
        ("target_shape", 5),
        ("target_value", 6),
    ]


@pytest.mark.parametrize("text", ["", "targets: 3", "- x"])
def test_what_is_no_pack_is_refused(text: str) -> None:
    assert [code for code, _ in faults_of(text)] == ["target_shape"]


def test_every_indicator_unit_and_level_has_its_words() -> None:
    for lang in words.LANGUAGES:
        for indicator in targets.indicators().values():
            assert indicator.label[lang]
            for unit, of in indicator.units:
                words.say(f"target.unit.{unit}", lang=lang)
                if of:
                    words.say(f"target.of.{of}", lang=lang)
        for plan in map(targets.pack, targets.localities()):
            for target in plan.targets:
                words.say(f"target.level.{target.level}", lang=lang)
                words.say(f"target.kind.{target.kind}", lang=lang)
