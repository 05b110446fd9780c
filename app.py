"""
Entry of the web app: ``streamlit run app.py``.

Offers the map's files from installed packages on the same server, then hands
over to the pages in ``spatial/ui``. The first assessment is made while the
server starts, so that the first visitor does not wait for it, and what is
compiled on first use is compiled then, in a process of its own.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from spatial import ui
from spatial.ui import compilation, startup, visitor
from spatial.ui.map import leaflet
from spatial.ui.widgets import faults


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Make the first screen's figures beside the start of the server."""
    task = asyncio.create_task(asyncio.to_thread(startup.first_screen))
    child = compilation.begin()
    yield None
    compilation.end(child)
    await task


app = st.App(
    Path(ui.__file__).with_name("main.py"),
    lifespan=warmed,
    on_script_error=faults.uncaught,
    middleware=[Middleware(visitor.Recognition)],
    routes=leaflet.routes(st.get_option("server.baseUrlPath") or ""),
)
