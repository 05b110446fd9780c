"""Locality packs: every figure of the five plans, read and refused with lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import plan_sections
import pytest
import yaml

from spatial import targets, words
from spatial.errors import InputFaults, UserError
from spatial.targets import units

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


PERCENT = re.compile(r"\d[\d,.]* ?%")

# Đức Phổ writes of all spending, not of recurrent spending: the compilation's name was wrong.
# One compiled row the plan prints twice, once a level; each level has its own row.
PRINTED_TWICE = ("002_1c8a9cc9326ae526.txt", "solid_rooms_share", "tieu_hoc,thcs")

# Rows of each section of the text; a row of another source has none. Another number means that a
# line was lost, or read twice.
SECTIONS = {
    "binh_thanh": {
        "II.2": 4,
        "II.3": 4,
        "II.4": 3,
        "II.6": 1,
        "II.7": 3,
        "II.9": 1,
        "II.10": 4,
        "II.11": 2,
        "II.12": 1,
        "III.2": 1,
        "III.4": 1,
    },
    "duc_pho": {
        "I.1": 1,
        "II.2.a": 13,
        "II.2.b": 18,
        "II.2.c": 2,
        "II.2.d": 4,
        "II.2.e": 1,
        "III.3": 1,
        "III.4": 1,
        "III.5": 1,
        "III.6": 1,
        "III.7": 3,
        "III.8": 3,
        "IV.1": 1,
        "V": 1,
    },
    "hcmc": {
        "": 33,
        "II.1": 1,
        "II.2": 5,
        "II.3": 2,
        "II.4": 2,
        "II.6": 1,
        "II.7": 2,
        "II.8": 3,
        "II.9": 1,
        "II.10": 3,
        "II.12": 3,
        "III.2": 1,
        "III.3": 2,
        "III.4": 1,
    },
    "quan11": {
        "II.2": 3,
        "II.3": 1,
        "II.4.1": 2,
        "II.4.2": 3,
        "II.4.3": 3,
        "II.4.4": 2,
        "II.5": 3,
        "II.6": 3,
        "Bảng": 88,
    },
    "quan12": {
        "II.1": 1,
        "II.2": 31,
        "II.2.1": 20,
        "II.2.2": 40,
        "II.2.3": 11,
        "II.2.4": 33,
        "II.2.5": 23,
        "II.3.1": 24,
        "II.3.2": 11,
        "III": 1,
        "IV.2": 1,
        "IV.3": 1,
        "IV.5": 1,
        "IV.6": 2,
        "V.1.1": 2,
        "V.2.1": 1,
        "V.2.3": 1,
        "V.2.5": 1,
        "V.2.7": 1,
        "V.2.8": 2,
    },
}
# From the heading of the aims to the next heading of that rank.
AIMS = {
    "quan12": ("2. Mục tiêu cụ thể", "3. Chỉ tiêu định hướng"),
    "duc_pho": ("2. Mục tiêu, chỉ tiêu cụ thể", "III. NHIỆM VỤ"),
}
LEADS = re.compile(
    r"(\d\.|[a-e]\)|-|Các|Một số).*(:|\d{4}|mầm non|phổ thông|thường xuyên|nghề nghiệp)"
)

RENAMED = {("002_1c8a9cc9326ae526.txt", "recurrent_budget_share"): "budget_share"}


def test_all_150_entries_of_the_compilation_are_there(shared: Path) -> None:
    text = (shared / "facts" / "indicators.yaml").read_text(encoding="utf-8")
    compiled = yaml.safe_load(text)["indicators"]
    ours = [
        (plan.doc, target.indicator, target.level, target.period, target.quote)
        for plan in map(targets.pack, targets.localities())
        for target in plan.targets
        if target.quote
    ]
    theirs = [
        (
            entry["doc"],
            RENAMED.get((entry["doc"], entry["indicator"]), entry["indicator"]),
            entry["level"],
            str(entry["year"]),
            entry["quote"],
        )
        for entry in compiled
    ]
    assert len(theirs) == 150
    (both,) = (one for one in theirs if (one[0], one[1], one[2]) == PRINTED_TWICE)
    theirs.remove(both)
    solid = {one[2] for one in ours if one[:2] == PRINTED_TWICE[:2]}
    assert {"tieu_hoc", "thcs"} <= solid
    assert set(theirs) <= set(ours)


@pytest.mark.parametrize(
    ("locality", "indicator", "level", "values"),
    [
        ("quan12", "completion_lower_sec", "thcs", [100, 100]),
        ("quan12", "completion_primary", "tieu_hoc", [100, 100]),
        ("quan12", "autonomous_schools_share", "mam_non", [10, 20]),  # 2030 and 2045
        ("quan12", "universal_lower_sec_level_3", "thcs", [80, 100]),
        ("quan12", "learning_community_wards", "all", [25, 50]),
        ("duc_pho", "literacy_15_60", "all", [95]),
        ("duc_pho", "trained_labour", "all", [75]),
        ("quan11", "graduation_lower_sec", "thcs", [99.97, 100]),
        ("quan11", "teachers_above_standard", "mam_non", [64.6, 75]),
        ("quan11", "literacy", "all", [99.82, 99.83]),
    ],
)
def test_rows_of_the_plans_the_compilation_left_out_are_carried(
    locality: str, indicator: str, level: str, values: list[float]
) -> None:
    found = [
        target.value
        for target in targets.pack(locality).targets
        if (target.indicator, target.level) == (indicator, level)
    ]
    assert found == values


def test_the_whole_table_of_quan11_is_carried_with_base_and_target() -> None:
    plan = targets.pack("quan11").targets
    base = {(one.indicator, one.level) for one in plan if one.kind == "baseline"}
    aims = {(one.indicator, one.level) for one in plan if one.period == "2020-2021"}
    assert len(base - {("wards_in_scope", "admin")}) == 44  # rows of the printed table
    assert base - {("wards_in_scope", "admin")} <= aims


def test_every_remark_is_said_in_both_languages() -> None:
    for locality in targets.localities():
        for target in targets.pack(locality).targets:
            assert set(target.note) in (set(), set(words.LANGUAGES)), target.line


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


def clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("locality", targets.localities())
def test_every_percentage_of_a_plan_is_carried_by_a_row(locality: str, shared: Path) -> None:
    """What is left of the plan once every quoted row is taken out names no percentage."""
    plan = targets.pack(locality)
    left = clean((shared / "seeds" / plan.doc).read_text(encoding="utf-8"))
    for quote in sorted({clean(one.quote) for one in plan.targets}, key=len, reverse=True):
        left = left.replace(quote, " ") if quote else left
    named = [left[max(found.start() - 60, 0) : found.end()] for found in PERCENT.finditer(left)]
    assert named == []


@pytest.mark.parametrize("locality", targets.localities())
def test_every_row_stands_in_the_section_it_names(locality: str, shared: Path) -> None:
    plan = targets.pack(locality)
    seed = (shared / "seeds" / plan.doc).read_text(encoding="utf-8")
    parts = plan_sections.parts(locality, seed)
    for one in plan.targets:
        assert bool(one.section) == bool(one.quote), one.line
        if one.quote:
            assert plan_sections.flat(one.quote) in parts[one.section], (one.section, one.quote)


@pytest.mark.parametrize("locality", targets.localities())
def test_the_rows_of_every_section_are_as_many_as_its_text_holds(locality: str) -> None:
    counted = Counter(one.section for one in targets.pack(locality).targets)
    assert dict(counted) == SECTIONS[locality]


@pytest.mark.parametrize("locality", AIMS)
def test_every_line_of_the_aims_is_carried_by_a_row(locality: str, shared: Path) -> None:
    """What no row quotes is a heading that leads in the lines below it."""
    plan = targets.pack(locality)
    seed = (shared / "seeds" / plan.doc).read_text(encoding="utf-8")
    first, last = AIMS[locality]
    aims = [clean(line) for line in seed[seed.index(first) : seed.index(last)].splitlines()]
    quotes = [clean(one.quote) for one in plan.targets if one.quote]
    bare = [line for line in aims if line and not any(quote in line for quote in quotes)]
    assert [line for line in bare if not LEADS.fullmatch(line)] == []
    assert len(bare) < len([line for line in aims if line]) / 3


def test_a_target_in_words_shows_them_and_what_it_would_take() -> None:
    for locality in targets.localities():
        for one in targets.pack(locality).targets:
            if one.value is None:
                assert one.quote in units.figure(one, lang="vi")
                about = targets.indicators()[one.indicator]
                assert about.measure or about.needs


def test_what_nothing_measures_says_what_it_would_take() -> None:
    for indicator in targets.indicators().values():
        assert indicator.measure or indicator.needs, indicator.name
        if indicator.needs:
            for lang in words.LANGUAGES:
                assert words.say(f"target.needs.{indicator.needs}", lang=lang)


def test_a_period_the_plan_does_not_name_is_marked_as_inferred() -> None:
    inferred = {
        (locality, one.indicator)
        for locality in targets.localities()
        for one in targets.pack(locality).targets
        if not one.period_read
    }
    assert inferred == {
        ("quan12", "wards_in_scope"),
        ("quan12", "rooms_per_10000"),
        ("duc_pho", "school_platform_share"),
    }
