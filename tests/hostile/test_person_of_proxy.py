"""The real server behind a proxy that says who somebody is: nobody else is believed."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
import server
import websockets
from handmade_page import visiting

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.ui.server import proxy_person
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE
from spatial.ui.text import say

AN, BINH = "an@so.example", "binh@so.example"
FORGED = f"{VISITOR_COOKIE}={proxy_person.secret(AN)}"
SITE = Proposal(
    proposal_id="p1",
    name="Trường mới",
    level=Level.TIEU_HOC,
    rooms=12,
    land_m2=4_200.0,
    lon=106.6468,
    lat=10.8651,
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv(proxy_person.HEADER, "X-Forwarded-User")
        settings.setenv(proxy_person.PROXY, "127.0.0.1")
        with server.serving(tmp_path_factory.mktemp("proxy")) as running:
            yield running


def status(app: server.Server, path: str, **headers: str) -> int:
    """Ask for a page; return the answer's status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(app.url + path, headers=named)) as found:
            return int(found.status)
    except urllib.error.HTTPError as refused:
        return int(refused.code)


def test_nobody_comes_in_whom_the_proxy_does_not_name(app: server.Server) -> None:
    assert status(app, "/") == 401
    assert status(app, "/ogc", Cookie=FORGED) == 401
    # what a former proxy on the way says of where it comes from makes no difference
    assert status(app, "/", X_Forwarded_For="10.0.0.1", X_Forwarded_User=AN) == 200
    assert status(app, "/_stcore/health") == 200
    with pytest.raises(websockets.InvalidHandshake), visiting(app.url, Cookie=FORGED):
        pytest.fail("a page was opened for nobody")


def test_a_person_is_the_owner_of_his_work_in_any_browser_and_nobody_by_a_forged_cookie(
    app: server.Server,
) -> None:
    store = Workspace(app.home / "workspace.sqlite", visitor=proxy_person.secret(AN))
    store.save("cua-an", Scenario(name="Bờ sông").put(SITE), locality=read_network().locality.key)
    with visiting(app.url, X_Forwarded_User=AN, Cookie=f"{VISITOR_COOKIE}={'x' * 32}") as an:
        an.run({"scenario": "cua-an"})
        assert say("propose.kept.owner", lang="vi") in an.said
    with visiting(app.url, X_Forwarded_User=BINH, Cookie=FORGED) as binh:
        binh.run({"scenario": "cua-an"})
        assert say("propose.kept.reader", lang="vi") in binh.said
