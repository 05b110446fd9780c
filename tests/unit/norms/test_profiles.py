"""Profiles that are shipped: named, found, and refused with those there are."""

from __future__ import annotations

import dataclasses

import pytest

from spatial import norms
from spatial.errors import UserError
from spatial.norms import profiles
from spatial.norms.profiles import LEVEL_TOPICS, WHOLE_TOPICS
from spatial.records import LEVELS


def test_shipped_profiles_are_named_in_order() -> None:
    names = profiles.profile_names()
    assert list(names) == sorted(names)
    assert {"quan12-2024", "tt23-urban", "hcmc-300", "qcvn-2026"} <= set(names)


@pytest.mark.parametrize("name", profiles.profile_names())
def test_the_file_of_a_profile_says_the_same_name(name: str) -> None:
    assert f"profile: {name}" in profiles.shipped_text(name)
    assert norms.shipped(name).name == name


@pytest.mark.parametrize("name", ["quan13", "", "../quan12-2024", "quan12-2024.yaml"])
def test_an_unknown_profile_is_answered_with_the_known_ones(name: str) -> None:
    with pytest.raises(UserError) as caught:
        profiles.shipped_text(name)
    (fault,) = caught.value.faults
    assert (fault.code, fault.value) == ("profile_unknown", name)
    assert "quan12-2024" in str(fault.blanks["known"])


@pytest.mark.parametrize("name", profiles.profile_names())
def test_a_profile_says_a_share_of_two_sessions_for_every_level(name: str) -> None:
    shares = norms.shipped(name).two_session_share
    assert set(shares) == set(LEVELS)
    assert all(0 <= share <= 1 for share in shares.values())


@pytest.mark.parametrize("name", profiles.profile_names())
def test_switches_of_land_are_off_unless_a_planner_turns_them_on(name: str) -> None:
    profile = norms.shipped(name)
    assert (profile.day_boarders, profile.floor_rate) == (False, None)
    assert profile.floor_rule is (name == "tt23-urban")  # today's law permits it by its own clause


def test_topics_of_levels_and_of_the_whole_do_not_overlap() -> None:
    assert not set(LEVEL_TOPICS) & set(WHOLE_TOPICS)
    topics = set(norms.read().topics())
    assert set(WHOLE_TOPICS) <= topics
    assert set(LEVEL_TOPICS) - topics <= {"rooms_per_class_two_session"}


def test_profiles_of_one_name_are_one_key_whatever_they_are_called() -> None:
    plain = norms.shipped("quan12-2024")
    called = dataclasses.replace(plain, label={"vi": "khác", "en": "other"})
    assert hash(called) == hash(plain)
