"""Profiles of the planner's own: read, refused with lines, written back."""

from __future__ import annotations

import json

import pytest

from spatial import norms
from spatial.errors import InputFaults, UserError
from spatial.records import Level

OWN = """\
profile: my-plan
base: quan12-2024
label: {vi: "Của tôi", en: "Mine"}
two_session_share: {thcs: 0.6, thpt: 0}
choose:
  land_per_pupil_m2: {thpt: general}
own:
  - topic: class_size
    level: tieu_hoc
    value: 32
    reason: "chiến lược 2030: 30-35 học sinh/lớp"
"""


def faults_of(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(InputFaults) as refused:
        norms.read_profile(text, file="mine.yaml")
    for fault in refused.value.faults:
        assert fault.say(lang="vi") != fault.say(lang="en")
    return [(fault.code, fault.row) for fault in refused.value.faults]


def test_an_own_profile_stands_on_a_shipped_one() -> None:
    rules = norms.resolve(norms.read_profile(OWN))
    assert rules.profile == "my-plan"
    assert rules.class_size[Level.TIEU_HOC].value == 32
    assert rules.class_size[Level.THCS].value == 45
    assert rules.rooms_per_class(Level.THCS) == pytest.approx(0.6 * 1 + 0.4 * 0.6)
    assert rules.land_per_pupil_m2[Level.TIEU_HOC].value == 8


def test_an_own_figure_is_assumed_and_says_why() -> None:
    norm = norms.resolve(norms.read_profile(OWN)).class_size[Level.TIEU_HOC]
    assert norm.binding is norms.Binding.ASSUMED
    assert norm.clause.startswith("chiến lược 2030")
    assert norm in norms.resolve(norms.read_profile(OWN)).all_norms()


def test_a_profile_written_and_read_again_is_the_same() -> None:
    profile = norms.read_profile(OWN)
    assert norms.read_profile(norms.write_profile(profile)) == profile


@pytest.mark.parametrize("name", norms.profile_names())
def test_every_shipped_profile_resolves_and_survives_export(name: str) -> None:
    profile = norms.shipped(name)
    again = norms.read_profile(norms.write_profile(profile))
    assert norms.resolve(again) == norms.rules(name)


def test_json_is_read_like_yaml() -> None:
    tree = {"profile": "j", "base": "tt23-urban", "as_of": "2025-02-01"}
    assert norms.read_profile(json.dumps(tree)).as_of.isoformat() == "2025-02-01"


def test_all_faults_come_at_once_each_with_its_line() -> None:
    text = """\
profile: quan12-2024
base: quan12-2024
label: {vi: "x"}
as_of: soon
area: moon
rooms_denominator: cats
colour: red
two_session_share: {thcs: 1.5, gym: 1}
choose:
  class_size: enormous
  weather: fine
  land_per_pupil_m2: {gym: urban}
own:
  - {topic: class_size, level: tieu_hoc, value: -3, reason: "x", page: 4}
  - {topic: class_size, value: 30, reason: "x"}
  - {topic: rooms_per_10k, level: thpt, value: 300, reason: "x"}
  - {topic: weather, value: 1, reason: ""}
  - nonsense
"""
    assert sorted(faults_of(text), key=lambda found: (found[1], found[0])) == [
        ("profile_taken", 1),
        ("profile_label", 3),
        ("profile_day", 4),
        ("profile_word", 5),
        ("profile_word", 6),
        ("profile_key", 7),
        ("norm_level", 8),
        ("profile_share", 8),
        ("profile_series", 10),
        ("profile_topic", 11),
        ("norm_level", 12),
        ("norm_value", 14),
        ("profile_key", 14),
        ("norm_level", 15),
        ("norm_level", 16),
        ("profile_reason", 17),
        ("profile_topic", 17),
        ("profile_own", 18),
    ]


def test_a_profile_on_nothing_must_say_everything() -> None:
    assert faults_of("profile: alone\ntwo_session_share: {thcs: 1}") == [
        *[("profile_missing", 1)] * 4,
        *[("profile_missing", 2)] * 3,
    ]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("- a\n- b", "profile_shape", 1),
        ("profile: [", "norm_unreadable", 1),
        ("profile: x\nbase: nowhere", "profile_unknown", 2),
        ("profile: 7\nbase: tt23-urban", "profile_name", 1),
        ("profile: x\nbase: tt23-urban\nchoose: 3", "profile_choose", 3),
        ("profile: x\nbase: tt23-urban\nown: 3", "profile_own", 3),
        ("profile: x\nbase: tt23-urban\ntwo_session_share: 3", "profile_share", 3),
        ("", "profile_shape", 1),
    ],
)
def test_a_wrong_shape_is_named_with_its_line(text: str, code: str, row: int) -> None:
    assert faults_of(text) == [(code, row)]


def test_a_profile_may_be_asked_for_on_a_day() -> None:
    assert norms.rules("quan12-2024@2025-01-31").land_per_pupil_m2[Level.MAM_NON].value == 8
    with pytest.raises(UserError):
        norms.rules("quan12-2024@tomorrow")


def test_a_choice_that_is_not_in_force_that_day_is_named() -> None:
    text = "profile: x\nbase: quan12-2024\nas_of: 2024-01-01\nchoose: {land_per_pupil_m2: urban}"
    with pytest.raises(UserError) as refused:
        norms.resolve(norms.read_profile(text))
    assert [fault.code for fault in refused.value.faults] == ["norm_missing"]


def test_a_topic_with_several_figures_and_no_choice_is_refused() -> None:
    text = norms.write_profile(norms.shipped("quan12-2024")).replace("  class_size: charter\n", "")
    with pytest.raises(UserError) as refused:
        norms.resolve(norms.read_profile(text.replace("quan12-2024", "x", 1)))
    assert {fault.code for fault in refused.value.faults} == {"norm_ambiguous"}
