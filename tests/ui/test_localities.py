"""Which locality the app shows: the one brought, by its link too; a broken one never stops it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from locality import Locality
from streamlit.testing.v1 import AppTest

from spatial.locality import Locality as Names
from spatial.store import Localities
from spatial.store.locality_card import describe

Visit = Callable[..., AppTest]
NAMES = Names(key="x", name={"vi": "Nơi thử", "en": "A try"})


@pytest.fixture
def brought(tmp_path: Path, home: Path) -> str:
    """Keep the hand-drawn locality; give its key."""
    files = {path.name: path.read_bytes() for path in Locality().write(tmp_path / "in").iterdir()}
    kept = Localities(home / "localities")
    key = kept.key_of("Nơi thử")
    kept.keep(key, "Nơi thử", {**files, "locality.yaml": describe(NAMES, key=key, base="wards")})
    return key


def test_a_link_opens_the_locality_it_names_and_keeps_naming_it(visit: Visit, brought: str) -> None:
    at = visit(locality=brought)
    assert "Nơi thử" in screens.words(at)
    assert at.query_params["locality"] == brought


def test_a_first_visit_still_opens_the_illustration(visit: Visit, brought: str) -> None:
    at = visit()
    assert at.query_params["locality"] == "quan12" != brought


def test_a_spoilt_locality_is_told_and_no_other_s_figures_stand_in(
    visit: Visit, brought: str, home: Path
) -> None:
    (home / "localities" / brought / "1" / "schools.csv").write_bytes(b"\x00\x01")
    at = visit(locality=brought)
    said = screens.words(at)
    assert "Không mở được địa bàn “Nơi thử”" in said
    assert "schools.csv" in said
    assert "Trường, chỗ học" not in said
    at.button(key="gone_usual").click().run()
    assert at.query_params["locality"] == "quan12"


def test_a_removed_locality_is_told_and_no_other_s_figures_stand_in(
    visit: Visit, brought: str, home: Path
) -> None:
    Localities(home / "localities").remove(brought)
    at = visit(locality=brought)
    said = screens.words(at)
    assert f"Không mở được địa bàn “{brought}”" in said
    assert "không có trên máy này" in said
    assert [one.key for one in at.button] == ["gone_usual"]  # not his: nothing to bring back
    at.button(key="gone_usual").click().run()
    assert at.query_params["locality"] == "quan12"
    assert "có 20" not in screens.words(at)


def test_a_locality_removed_while_it_is_open_is_told_at_the_next_click(
    visit: Visit, brought: str, home: Path
) -> None:
    at = visit(locality=brought)
    assert "cần 19" in screens.words(at)  # 545 of 600 children attend, 30 a class
    Localities(home / "localities").remove(brought)
    at.run()
    said = screens.words(at)
    assert "không có trên máy này" in said
    assert "cần" not in said  # the usual data are offered by a button, not shown
    assert [one.key for one in at.button] == ["gone_usual"]
