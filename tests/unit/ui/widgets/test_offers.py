"""What a notice offers: one button, doing one thing, told how it went."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from towns import town

from spatial.errors import Fault, UserError
from spatial.store.copies import StoreRepair
from spatial.ui.session import locality, own_profiles, proposals, state
from spatial.ui.session.state import Notice
from spatial.ui.widgets import offers

TOWN = town()
Asked = dict[str, dict[str, Any]]


def draw(asked: Asked, notice: Notice) -> str | None:
    """Draw a notice's button; return its key."""
    offers.button(TOWN, notice, lang="vi", prefix="n")
    return next(iter(asked), None)


def press(asked: Asked, key: str) -> None:
    """Press the button: its callback gets what Streamlit would hand it."""
    asked[key]["on_click"](*asked[key]["args"])


def test_a_notice_that_offers_nothing_has_no_button(asked: Asked) -> None:
    assert draw(asked, Notice(key="notice.put")) is None


@pytest.mark.parametrize(
    ("offer", "module", "name"),
    [
        ("undo", proposals, "undo"),
        ("mine", proposals, "take_mine"),
        ("retry", proposals, "retry"),
    ],
)
def test_a_button_does_what_it_offers_for_the_town_shown(
    offer: str, module: object, name: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_of: list[object] = []
    monkeypatch.setattr(module, name, asked_of.append)
    key = draw(asked, Notice(key="notice.put", offer=offer))
    assert key == f"n_{offer}"
    press(asked, key)
    assert asked_of == [TOWN]


def test_a_removed_profile_is_brought_back_by_its_name(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    back: list[object] = []
    monkeypatch.setattr(own_profiles, "restore", lambda town, name: back.append((town, name)))
    key = draw(asked, Notice(key="x", offer="profile", blanks=(("name", "của tôi"),)))
    assert key is not None
    press(asked, key)
    assert back == [(TOWN, "của tôi")]


def test_a_removed_locality_is_brought_back_by_its_key(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    back: list[str] = []
    monkeypatch.setattr(locality, "restore", back.append)
    blanks = (("name", "Quận 9"), ("locality", "quan-9"))
    key = draw(asked, Notice(key="x", offer="locality", blanks=blanks))
    assert key is not None
    press(asked, key)
    assert back == ["quan-9"]


@pytest.mark.parametrize("code", ["workspace_damaged", "workspace_empty"])
def test_a_store_that_cannot_be_used_is_repaired_whatever_else_is_offered(
    code: str, asked: Asked
) -> None:
    notice = Notice(key="notice.store_unread", faults=(Fault(code=code),), offer="undo")
    assert draw(asked, notice) == "n_repair"


def test_other_faults_offer_no_repair(asked: Asked) -> None:
    assert draw(asked, Notice(key="x", faults=(Fault(code="port_in_use"),))) is None


@pytest.mark.parametrize(
    ("repair", "key", "fleeting"),
    [
        (StoreRepair(copied_at="2026-11-28T07:00", aside="w.damaged"), "store_repaired", False),
        (StoreRepair(copied_at="", aside="w.damaged"), "store_begun", False),
        (StoreRepair(copied_at="", aside=""), "store_sound", True),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_repair_tells_what_it_did(
    repair: StoreRepair, key: str, fleeting: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offers.copies, "repair", lambda _: repair)
    offers.repair(TOWN, Notice(key="x"))
    (notice,) = state.told()
    assert (notice.key, notice.fleeting) == (f"notice.{key}", fleeting)


def test_a_repair_that_fails_is_told_with_its_faults(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_of: list[Path] = []

    def fail(file: Path) -> StoreRepair:
        asked_of.append(file)
        raise UserError(Fault(code="workspace_locked"))

    monkeypatch.setattr(offers.copies, "repair", fail)
    offers.repair(TOWN, Notice(key="x"))
    (notice,) = state.told()
    assert (notice.key, notice.faults[0].code) == ("notice.store_unread", "workspace_locked")
    assert asked_of == [home / "workspace.sqlite"]
