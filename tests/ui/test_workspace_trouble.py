"""A store that cannot be used: every page opens without it, and says what cannot be saved."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import screens
from streamlit.testing.v1 import AppTest

from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Profiles, Workspace, copies, idle, sqlite_file
from spatial.ui import screens as folder

Visit = Callable[..., AppTest]
Trouble = Callable[[Path], object]
PAGES = sorted(path.parent.name for path in Path(folder.__path__[0]).glob("*/page.py"))
ONE = Proposal(
    proposal_id="p",
    name="Trường Đã Lưu",
    level=Level.TIEU_HOC,
    rooms=30,
    land_m2=12_000,
    lon=106.69,
    lat=10.87,
)


@pytest.fixture
def file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a scenario and a profile in a store, and a good copy of it; wait little for a lock."""
    monkeypatch.setattr(sqlite_file, "_READ_BUSY_S", 0.05)
    monkeypatch.setattr(sqlite_file, "_WRITE_BUSY_S", 0.05)
    store = home / "workspace.sqlite"
    Workspace(store).save("s", Scenario().put(ONE), locality="quan12")
    Profiles(store).save("mine", "profile: mine\nbase: quan12-2024\n", locality="quan12")
    for thread in threading.enumerate():
        if thread.name == "workspace-copy":  # what it holds open would mend what a test breaks
            thread.join()
    idle.release()
    assert copies.make(store) is not None
    return store


def _damaged(file: Path) -> None:
    file.write_bytes(b"nothing of sense" * 400)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _broken(file: Path, trouble: str) -> Iterator[None]:
    """Bring the store into trouble while it lasts."""
    if trouble == "locked":
        with _locked(file):
            yield
        return
    if trouble == "newer":
        with closing(sqlite3.connect(file)) as newer:
            newer.execute("PRAGMA user_version = 99")
    else:
        {"damaged": _damaged, "empty": _empty}[trouble](file)
    yield


TOLD = {
    "damaged": "Kho lưu “workspace.sqlite” bị hỏng",
    "empty": "Kho lưu “workspace.sqlite” trống rỗng",
    "newer": "do phiên bản mới hơn của chương trình ghi (dạng 99",
    "locked": "Kho lưu “workspace.sqlite” đang bị chương trình khác giữ",
}


def is_offered(at: AppTest, offer: str) -> bool:
    """Tell whether a notice offers something."""
    return any(str(button.key).endswith(f"_{offer}") for button in at.button)


@pytest.mark.parametrize("trouble", TOLD)
def test_every_page_opens_without_a_store_and_says_what_cannot_be_saved(
    visit: Visit, file: Path, trouble: str
) -> None:
    with _broken(file, trouble):
        at = visit()
        for page in PAGES:
            at.switch_page(f"screens/{page}/page.py").run()
            said = screens.words(at)
            assert TOLD[trouble] in said, page
            assert "thay đổi chưa lưu được" in said, page
            assert "Quận 12" in said, page  # the figures are there all the same
            assert is_offered(at, "repair") is (trouble in {"damaged", "empty"}), page


@pytest.mark.parametrize("trouble", TOLD)
def test_a_change_stands_on_the_screen_and_is_said_to_be_unsaved(
    visit: Visit, file: Path, trouble: str
) -> None:
    with _broken(file, trouble):
        at = visit()
        at.button(key="propose_here").click().run()
        at.button(key="put").click().run()
        said = screens.words(at)
        assert "Đã thay đổi trên màn hình nhưng không lưu được" in said
        assert "Thay đổi chưa được lưu" in said
        assert "tự lưu" not in said
        assert "Đề xuất (1)" in said
        assert "scenario" not in at.query_params


@pytest.mark.parametrize("trouble", ["damaged", "empty"])
def test_the_repair_button_brings_the_last_good_copy_back(
    visit: Visit, file: Path, trouble: str
) -> None:
    with _broken(file, trouble):
        at = visit(scenario="s")
        assert "Không mở được phương án trong liên kết" in screens.words(at)
        assert at.query_params["scenario"] == "s"  # the link goes on naming it
        (repair, *_) = [one for one in at.button if str(one.key).endswith("_repair")]
        repair.click().run()
        said = screens.words(at)
        assert "Đã khôi phục kho lưu từ bản sao lúc" in said
        assert "workspace.damaged-" in said  # what was broken is kept beside it
        assert TOLD[trouble] not in said
    again = visit("propose", scenario="s")
    assert "Trường Đã Lưu" in screens.words(again)
    assert Profiles(file).saved(locality="quan12", also={"mine"})


def test_a_store_that_is_free_again_opens_what_the_link_names(visit: Visit, file: Path) -> None:
    with _broken(file, "locked"):
        at = visit(scenario="s")
        assert TOLD["locked"] in screens.words(at)
    (retry,) = [one for one in at.button if str(one.key).endswith("_retry")]
    retry.click().run()
    at.switch_page("screens/propose/page.py").run()
    assert "Trường Đã Lưu" in screens.words(at)
