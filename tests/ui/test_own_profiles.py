"""An own norm profile that is gone is said to be gone; no other's figures stand in silently."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from streamlit.testing.v1 import AppTest

from spatial import intake, norms
from spatial.norms import own_profile
from spatial.records import Level
from spatial.store import NotYours, Profiles

Visit = Callable[..., AppTest]
GONE = "Bộ định mức “mine” trong liên kết không có"
MINE_HA, USUAL_HA = "23,1", "28,9"  # land short at primary level with 7 and with 8 m2 a pupil
TODAY_HA = "17,3"  # with the 6 m2 of today's law, which stands in for a profile that is gone


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


@pytest.fixture
def kept(home: Path) -> Profiles:
    """Keep a profile that asks 7 m2 a pupil at primary level."""
    base = norms.shipped("quan12-2024")
    text = own_profile.with_figure(
        norms.read_profile(own_profile.begin(base, "mine", taken={})),
        "land_per_pupil_m2",
        Level.TIEU_HOC,
        value=7.0,
        reason="Nghị quyết",
    )
    profiles = Profiles(home / "workspace.sqlite", visitor="an")
    profiles.save("mine", text, locality="quan12")
    return profiles


def test_one_taken_away_stays_with_who_has_it_open_and_is_said_to_be_gone_to_the_next(
    visit: Visit, kept: Profiles
) -> None:
    at = visit(profile="mine")
    assert MINE_HA in screens.words(at)
    kept.remove("mine", locality="quan12")
    at.run()
    assert MINE_HA in screens.words(at)
    said = screens.words(visit(profile="mine"))
    assert GONE in said
    assert TODAY_HA in said
    assert MINE_HA not in said


def test_the_name_of_one_that_is_gone_is_not_another_s_to_take(home: Path, kept: Profiles) -> None:
    kept.remove("mine", locality="quan12")
    stranger = Profiles(home / "workspace.sqlite", visitor="binh")
    with pytest.raises(NotYours):
        stranger.save("mine", "profile: mine\nbase: tt23-urban\n", locality="quan12")


def test_one_gone_when_the_files_of_the_locality_change_is_said_too(
    visit: Visit, kept: Profiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "town"
    shutil.copytree(intake.embedded(), folder)
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folder))
    at = visit(profile="mine")
    assert MINE_HA in screens.words(at)
    kept.remove("mine", locality="quan12")
    (folder / "README.md").write_text("another state of the files", encoding="utf-8")
    at.run()
    said = screens.words(at)
    assert GONE in said
    assert TODAY_HA in said


def test_another_s_profile_shown_by_its_link_is_offered_to_be_exported_and_not_to_be_removed(
    visit: Visit, home: Path, kept: Profiles
) -> None:
    def offered(name: str) -> set[str]:
        at = visit("norms", profile=name).button_group(key="norms.section").set_value("own").run()
        assert f"Bộ riêng: {name}" in screens.words(at)
        return {str(one.key) for one in at.button}

    assert kept.saved(locality="quan12").keys() == {"mine"}
    assert "norms_remove" not in offered("mine")
    nobodys = Profiles(home / "workspace.sqlite")
    text = kept.saved(locality="quan12")["mine"].replace("profile: mine", "profile: ours")
    nobodys.save("ours", text, locality="quan12")
    assert "norms_remove" in offered("ours")
