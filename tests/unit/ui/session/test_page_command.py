"""Every download of a page is made again by the command its manifest says, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import page_downloads
import pytest
import told_towns
from command_line import run
from page_downloads import CARD, MANIFEST, SETS, SITE

from spatial.records import Outlook, Proposal
from spatial.ui.session.pupils import Future

OWN = """\
profile: cua-toi
base: quan12-2024
label: {vi: "Của tôi", en: "Mine"}
own:
  - {topic: class_size, level: tieu_hoc, value: 29, reason: "thử"}
"""
# Nothing chosen, and everything that can be.
STATES: dict[str, tuple[tuple[Proposal, ...], dict[str, Any]]] = {
    "usual": ((), {}),
    "chosen": (
        (SITE,),
        {
            "lang": "en",
            "own": OWN,
            "profile": "cua-toi",
            "share": 0.35,
            "public_only": True,
            "nursery_rooms": False,
            "count_projects": True,
            "floor_rule": True,
            "home_ward": "00001",
            "year": 2029,
            "future": Future(scenario="own", outlook=Outlook(migration=0.8)),
        },
    ),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a town of two wards with land and teachers."""
    return told_towns.written(tmp_path_factory.mktemp("town") / "thi-tran")


@pytest.fixture(scope="module", params=STATES)
def taken(request: pytest.FixtureRequest, town: Path) -> dict[str, dict[str, bytes]]:
    """Take all the pages hand out of one state."""
    proposals, chosen = STATES[request.param]
    shown = page_downloads.seen(town, *proposals, **chosen)
    return page_downloads.taken(shown, CARD if proposals else None)


@pytest.mark.parametrize("name", SETS)
def test_a_download_is_made_again_byte_for_byte_on_another_day_in_another_folder(
    name: str, taken: dict[str, dict[str, bytes]], town: Path, tmp_path: Path
) -> None:
    files = taken[name]
    (tmp_path / MANIFEST).write_bytes(files[MANIFEST])
    elsewhere = shutil.copytree(town, tmp_path / "noi-khac" / town.name)
    asked = ("replay", str(tmp_path / MANIFEST), str(elsewhere), "--out", str(tmp_path / "again"))
    assert "Files with the same bytes: " in run("--today", "2028-02-29", *asked)
    assert len(files) > 1
    for one, content in files.items():
        assert (tmp_path / "again" / one).read_bytes() == content, one


def test_every_set_is_tried(taken: dict[str, dict[str, bytes]]) -> None:
    assert taken.keys() == {*SETS}
