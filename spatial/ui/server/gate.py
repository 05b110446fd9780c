"""
Answer from the first second: the page at once, the rest as soon as the app is loaded.

Streamlit and the libraries of maps take seconds to import. They are imported in a thread while the
port is open already; the page is answered at once, everything else waits its turn.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from functools import cache

from starlette.responses import HTMLResponse
from starlette.routing import Mount, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spatial.store import first_screens
from spatial.ui.server import doors, headers, hosts, index_page, proxy_person, streamlit_page
from spatial.ui.server.index_page import IndexPage
from spatial.ui.server.proxy_person import ProxyPerson
from spatial.ui.server.visitor_cookie import VisitorCookie
from spatial.ui.session import link_values
from spatial.ui.text import say
from spatial.ui.widgets.markup import stylesheet, tag, text

PREFIX = "STREAMLIT_SERVER_BASE_URL_PATH"  # behind a prefix the page waits like all else


class Gate:
    """
    Stand before an app that is still being loaded.

    Parameters
    ----------
    load
        Returns the app; called once, in a thread.
    meanwhile
        Answers the page until the app is there.
    failed
        Called where the app cannot be loaded or started: nobody may wait for it.

    Attributes
    ----------
    problem
        Why the app could not be loaded; ``None`` as long as nothing is known.
    """

    def __init__(
        self, load: Callable[[], ASGIApp], meanwhile: ASGIApp, failed: Callable[[], None]
    ) -> None:
        self._load = load
        self._meanwhile = meanwhile
        self._failed = failed
        self._app: ASGIApp | None = None
        self._known = asyncio.Event()  # the app is there, or never will be
        self.problem: Exception | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or run the app from its start to its end."""
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
            return
        if self._app is None and _is_page_or_shell(scope):
            await self._meanwhile(scope, receive, send)
            return
        await self._known.wait()
        if self._app is not None:
            await self._app(scope, receive, send)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say at once that we are up; load, start and end the app behind that."""
        await receive()
        await send({"type": "lifespan.startup.complete"})
        orders: asyncio.Queue[Message] = asyncio.Queue()
        orders.put_nowait({"type": "lifespan.startup"})
        running = asyncio.create_task(self._run(scope, orders.get))
        await receive()
        orders.put_nowait({"type": "lifespan.shutdown"})
        await running
        await send({"type": "lifespan.shutdown.complete"})

    async def _run(self, scope: Scope, receive: Callable[[], Awaitable[Message]]) -> None:
        """Load the app and let it live; what goes wrong is kept."""
        try:
            app = await asyncio.to_thread(self._load)
            await app(scope, receive, self._heard(app))
        except Exception as problem:  # noqa: BLE001 - whoever serves raises it again
            self._give_up(problem)

    def _heard(self, app: ASGIApp) -> Send:
        """Return what hears how the app is."""

        async def heard(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                self._app = app
                self._known.set()
            elif message["type"] == "lifespan.startup.failed":
                self._give_up(RuntimeError(str(message.get("message", ""))))

        return heard

    def _give_up(self, problem: Exception) -> None:
        self.problem = problem
        self._known.set()
        self._failed()


def _is_page_or_shell(scope: Scope) -> bool:
    """
    Tell whether a request asks for the page or a script or style it names.

    A browser shows nothing of a page before the styles and scripts in its head have come.
    """
    reads = scope["type"] == "http" and scope["method"] in doors.READING
    if not reads or os.environ.get(PREFIX):
        return False
    path = str(scope["path"])
    return path == "/" or path.startswith((f"{index_page.ROUTE}/", f"{streamlit_page.ROUTE}/"))


def meanwhile(address: str) -> ASGIApp:
    """
    Answer the page without the app, by the rules of `app.py`, with the first screen kept last time.

    Parameters
    ----------
    address
        What the server is bound to.
    """

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        response = HTMLResponse(streamlit_page.text(), headers={"Cache-Control": "no-cache"})
        await response(scope, receive, send)

    theirs = Mount(streamlit_page.ROUTE, StaticFiles(directory=streamlit_page.files()))
    files = Router([*index_page.routes(), theirs], default=page)
    index = ProxyPerson(
        VisitorCookie(IndexPage(files, first=kept)), setting=proxy_person.configured()
    )
    names = hosts.configured(address)
    return headers.SecurityHeaders(doors.Doors(index, names=names))


@cache
def _kept() -> dict[str, str]:
    return first_screens.kept()


def kept(_path: str, link: Mapping[str, str]) -> str:
    """
    Return what stands in the page while the locality is not read yet.

    Returns
    -------
    str
        The first screen kept last time, for a link that asks for nothing but a language; else that
        the app opens.
    """
    lang = link_values.language(link)
    screen = "" if link.keys() - {"lang"} else _kept().get(lang, "")
    return screen or opening(lang)


def opening(lang: str) -> str:
    """Say that the app opens, in place of a first screen."""
    line = tag("p", text(say("page.opening", lang=lang)), role="status")
    return tag("div", stylesheet("first.css"), line, id=index_page.FIRST_ID, lang=lang)
