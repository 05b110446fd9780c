"""
Entry of the web app: ``streamlit run app.py``.

Offers the map's files from installed packages on the same server, then hands
over to the pages in ``spatial/ui``. Who may ask what stands before them, in
``spatial/ui/server``. The first assessment is made while the
server starts, so that the first visitor does not wait for it, and what is
compiled on first use is compiled then, in a process of its own.
"""

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from spatial import sandbox, ui
from spatial.cancellation import cancelled_when
from spatial.ui import compilation, first_screen, garbage, startup
from spatial.ui.map import bundle
from spatial.ui.server import (
    doors,
    headers,
    hosts,
    index_page,
    layer_service,
    proxy_person,
    sign_in,
    upload_quota,
    visitor_cookie,
)
from spatial.ui.session import visitor
from spatial.ui.widgets import faults


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Make the first screen's figures beside the start of the server; let a reader wait."""
    sandbox.look_up(visitor.of_thread)
    sandbox.warm()
    ending = threading.Event()  # whoever stops a server just started does not wait for its figures
    with cancelled_when(ending.is_set):
        task = asyncio.create_task(asyncio.to_thread(startup.first_screen))
    child = compilation.begin()
    tidying = asyncio.create_task(garbage.collect())
    yield None
    ending.set()
    tidying.cancel()
    compilation.end(child)
    await task


BASE = st.get_option("server.baseUrlPath") or ""

app = st.App(
    Path(ui.__file__).with_name("main.py"),
    lifespan=warmed,
    on_script_error=faults.uncaught,
    secrets=sign_in.secrets(),
    routes=[*bundle.routes(BASE), *index_page.routes(BASE), *layer_service.routes(BASE)],
    middleware=[
        Middleware(headers.SecurityHeaders),
        Middleware(
            doors.Doors,
            names=hosts.configured(st.get_option("server.address")),
            base=BASE,
            metrics=bool(os.environ.get("TRUONGLOP_METRICS")),
            sign_in=sign_in.DOORS if sign_in.is_on() else (),
        ),
        Middleware(proxy_person.ProxyPerson, setting=proxy_person.configured()),
        Middleware(upload_quota.UploadQuota),
        Middleware(visitor_cookie.VisitorCookie),
        Middleware(index_page.IndexPage, first=first_screen.of_link),
    ],
    exception_handlers={Exception: headers.broken},
)
