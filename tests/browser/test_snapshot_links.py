"""A link of a snapshot that shows nothing says why, and gives nothing away."""

from __future__ import annotations

from datetime import date

import chromium
import pytest
import server
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, WebSocket, expect

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store.snapshots import Snapshot, Snapshots

SECRETS = ("Bờ sông kín", "Trường giấu tên", "đất của ai đó")
SCENARIO = Scenario(name=SECRETS[0], description=SECRETS[2]).put(
    Proposal(
        proposal_id="p1",
        name=SECRETS[1],
        level=Level.TIEU_HOC,
        rooms=12,
        land_m2=4_200.0,
        lon=106.6832,
        lat=10.87,
    )
)
TODAY, ENDED, LATER = "2026-11-28", "2026-11-27", "2026-12-05"


@pytest.fixture
def words(app: server.Server, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Take snapshots; give the words of links that hold, ended, were taken back, are no one's."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    key = read_network().locality.key
    store = Snapshots(app.home / "workspace.sqlite", visitor="o" * 32)

    def take(ends_on: str) -> str:
        return store.take(
            Snapshot(scenario=SCENARIO, made_on="2026-11-01", ends_on=ends_on), locality=key
        )

    given = {"ended": take(ENDED), "last day": take(TODAY)}
    back = take(LATER)
    standing = store.standing(locality=key, today=date.fromisoformat(TODAY))
    (name,) = (one for one, (word, _) in standing.items() if word == back)
    store.take_back(name, locality=key)
    whole = given["last day"]
    at = len(whole) // 2
    forged = whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :]
    return {**given, "taken back": back, "forged": forged, "none": "khong-co-gi"}


def heard(page: Page) -> list[bytes]:
    """Collect whatever the server sends to the page."""
    messages: list[bytes] = []

    def keep(payload: bytes | str) -> None:
        messages.append(payload if isinstance(payload, bytes) else payload.encode())

    def follow(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    page.on("websocket", follow)
    return messages


def test_a_link_that_shows_nothing_says_why_and_gives_nothing_away(
    visit: chromium.Visit, app: server.Server, words: dict[str, str]
) -> None:
    page, messages = visit.page, heard(visit.page)
    for which, sentence in {
        "ended": "Liên kết bản chụp đã hết hạn ngày 27/11/2026",
        "taken back": "bị sửa, hoặc đã bị thu hồi",
        "forged": "bị sửa, hoặc đã bị thu hồi",
        "none": "bị sửa, hoặc đã bị thu hồi",
    }.items():
        messages.clear()
        page.goto(f"{app.url}/propose?{PLAN}&snapshot={words[which]}")
        waiting.settle(page)
        told = page.get_by_role("alert").filter(has_text=sentence)
        expect(told, which).to_be_visible()
        expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
        for name in ("Mới", "Chia sẻ", "Hoàn tác", "Thêm đề xuất"):
            expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
        sent = b"".join(messages)
        assert sent
        assert [one for one in SECRETS if one.encode() in sent] == [], which
    # the same ears hear it of a link that holds, to the end of its last day
    messages.clear()
    page.goto(f"{app.url}/propose?{PLAN}&snapshot={words['last day']}")
    waiting.settle(page)
    expect(page.get_by_text(f"Bản chụp chỉ xem của “{SECRETS[0]}”")).to_be_visible()
    assert SECRETS[1].encode() in b"".join(messages)
