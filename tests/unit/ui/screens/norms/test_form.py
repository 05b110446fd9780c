"""The form of an own profile: sources named, figures kept with their reason."""

from __future__ import annotations

import pytest
from towns import town

from spatial.norms import Profile, own_profile
from spatial.records import Level
from spatial.ui.screens.norms import form
from spatial.ui.session import state

TOWN = town()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_source_of_a_figure_is_named_apart(lang: str, own: Profile) -> None:
    norms = own_profile.choices(own, "land_per_pupil_m2", Level.THCS)
    names = [form._option(one, lang) for one in (None, *norms)]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_is_said_with_unit_and_clause(lang: str, own: Profile) -> None:
    now = own_profile.current(own, "class_size", Level.TIEU_HOC)
    said = form._said(now, lang)
    assert said.startswith("35 ")
    assert now.clause in said


@pytest.mark.usefixtures("home")
def test_a_figure_of_one_s_own_is_kept_with_its_reason_and_given_back(own: Profile) -> None:
    place = "p"
    state.hold(f"{place}.source", form.OWN)
    state.hold(f"{place}.value", 30.0)
    state.hold(f"{place}.reason", "thực tế")
    form._save(TOWN, own, "class_size", Level.TIEU_HOC, {}, place)
    assert state.view().rules.class_size[Level.TIEU_HOC].value == 30
    assert state.view().profile == "của tôi"
    form._drop(TOWN, own_profile.with_law(own, "class_size", Level.TIEU_HOC))
    assert state.view().rules.class_size[Level.TIEU_HOC].value == 35


@pytest.mark.usefixtures("home")
def test_a_figure_without_a_reason_is_refused(own: Profile) -> None:
    state.hold("p.source", form.OWN)
    state.hold("p.value", 30.0)
    state.hold("p.reason", "")
    form._save(TOWN, own, "class_size", Level.TIEU_HOC, {}, "p")
    assert state.told()[0].key == "notice.profile_refused"
    assert state.view().profile == "tt23-town@2026-11-28"
