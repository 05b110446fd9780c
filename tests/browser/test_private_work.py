"""What somebody uploads is seen by him, and by whom he gives its link."""

from __future__ import annotations

from pathlib import Path

import chromium
import pytest
import server
import shell
import waiting
from locality import Locality
from playwright.sync_api import expect

from spatial.locality import Locality as Names
from spatial.records import Level, Proposal, ProposedAction
from spatial.scenario import Scenario
from spatial.store import Localities, Workspace
from spatial.store.locality_card import describe

OWNER, STRANGER = "a" * 32, "b" * 32
TOWN = "Nơi riêng"


def keep(app: server.Server, town: Locality, folder: Path) -> str:
    """Keep a locality as its owner does; give its key."""
    kept = Localities(app.home / "localities", visitor=OWNER)
    key = kept.key_of(TOWN)
    files = {path.name: path.read_bytes() for path in town.write(folder).iterdir()}
    card = describe(Names(key="x", name={"vi": TOWN, "en": TOWN}), key=key, base="wards")
    kept.keep(key, TOWN, {**files, "locality.yaml": card})
    return key


def test_a_locality_is_listed_to_its_owner_and_only_read_by_who_has_its_link(
    visit: chromium.Visit,
    other: chromium.Visit,
    app: server.Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    key = keep(app, Locality(), tmp_path / "town")
    mine = shell.come(visit, app, OWNER, "/files")
    kept = mine.locator(".st-key-files_stored")
    kept.get_by_text("Địa bàn đã lưu trên máy này (1)").click()
    expect(kept.get_by_text(TOWN)).to_be_visible()
    expect(kept.get_by_role("button", name="Xoá")).to_be_visible()

    hers = shell.come(other, app, STRANGER, "/files")
    expect(hers.get_by_text("Đang dùng: Quận 12, TP. Hồ Chí Minh.")).to_be_visible()
    expect(hers.get_by_text(TOWN)).to_have_count(0)
    expect(hers.locator(".st-key-files_stored")).to_have_count(0)
    hers.goto(f"{app.url}/files?locality={key}")  # by its link: hers to look at, not to remove
    waiting.settle(hers)
    expect(hers.get_by_role("heading", level=1)).to_contain_text(TOWN)
    lent = hers.locator(".st-key-files_stored")
    lent.get_by_text("Địa bàn đã lưu trên máy này (1)").click()
    expect(lent.get_by_text(TOWN)).to_be_visible()
    expect(lent.get_by_role("button", name="Xoá")).to_have_count(0)

    # removed by its owner it is told to her, and hers to bring back it is not
    kept.get_by_role("button", name="Xoá").click()
    mine.get_by_role("button", name="Đúng, xoá").click()
    expect(mine.get_by_role("button", name=f"Lấy lại “{TOWN}”")).to_be_visible()
    hers.reload()
    waiting.settle(hers)
    expect(hers.get_by_text("không có trên máy này")).to_be_visible()
    expect(hers.get_by_role("button", name="Lấy lại")).to_have_count(0)
    mine.get_by_role("button", name=f"Lấy lại “{TOWN}”").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text(TOWN)


def test_of_a_locality_updated_under_a_scenario_it_is_told_what_no_longer_fits(
    visit: chromium.Visit, app: server.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school is gone and a ward is called otherwise; the work is kept whole."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    town = Locality()
    town.schools.append({"school_id": "d", "name": "Trường D", "lon": 106.612, "lat": 10.812})
    town.school_levels.append({"school_id": "d", "level": "tieu_hoc", "rooms": 5, "land_m2": 3000})
    key = keep(app, town, tmp_path / "before")
    where = {"level": Level.TIEU_HOC, "lon": 106.61, "lat": 10.81}
    built = Proposal(proposal_id="p", name="Trường mới", rooms=6, land_m2=3_000.0, **where)
    closed = Proposal(
        proposal_id="q", name="Đóng trường D", rooms=0, land_m2=0.0,
        action=ProposedAction.CLOSE, school_id="d", **where,
    )  # fmt: skip
    scenario = Scenario(name="Kế hoạch").put(built).put(closed)
    store = Workspace(app.home / "workspace.sqlite", visitor=OWNER)
    store.save("doi-dia-ban", scenario, locality=key)
    page = shell.come(visit, app, OWNER, f"/propose?locality={key}&scenario=doi-dia-ban&year=2025")
    expect(page.get_by_text("Đề xuất (2)")).to_be_visible()
    expect(page.get_by_role("row", name="Phường Tây")).to_have_count(1)

    town.schools.pop()
    town.school_levels.pop()
    town.wards[0]["ward"] = "Phường Tây Mới"
    assert keep(app, town, tmp_path / "after") == key
    page.get_by_role("radio", name="EN").click()  # any click
    expect(page.get_by_text("The data changed and was read again.")).to_be_visible()
    page.get_by_role("radio", name="VI").click()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    unfit = page.locator(".tl-item", has_text="Đóng trường D")
    expect(unfit).to_contain_text("d")
    expect(page.get_by_role("row", name="Phường Tây Mới")).to_have_count(1)
    page.reload()
    waiting.settle(page)
    told = page.get_by_role("alert").filter(has_text="không khớp với địa bàn hiện nay")
    expect(told).to_be_visible()
    latest = store.latest("doi-dia-ban", locality=key)
    assert (latest.revision, latest.scenario) == (1, scenario)
