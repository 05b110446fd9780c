"""
Start the app's server, with ends to what uvicorn and Streamlit leave open.

It is ``streamlit run app.py`` in this process: no child that could be left behind, and the signals
of the system reach the one who holds the port. The port answers before Streamlit is imported.
"""

from __future__ import annotations

import copy
import gc
import importlib.util
import socket
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from spatial import sandbox
from spatial.store import program_log
from spatial.ui.server import gate
from spatial.ui.server.connections import TimedConnection
from spatial.ui.server.limits import SERVER

# Pages compute in threads; the one that answers requests must not wait its turn behind each of them
# for Python's usual 5 ms.
SWITCH_S = 0.0005
PING_S = 30.0  # a page that leaves two pings unanswered is gone


class _Server(uvicorn.Server):
    """uvicorn, opening the browser when the first request can be answered."""

    page: str | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.page is not None and self.started:
            webbrowser.open(self.page)


def application(file: Path, settings: Mapping[str, object]) -> ASGIApp:
    """
    Load the app's entry with Streamlit's settings in force.

    Parameters
    ----------
    file
        ``app.py``; its neighbour ``.streamlit/config.toml`` holds the looks.
    settings
        What overrules files of settings, by Streamlit's names.
    """
    from streamlit import config  # noqa: PLC0415 - the port is open before
    from streamlit.web import bootstrap  # noqa: PLC0415 - the same

    config._main_script_path = str(file)  # noqa: SLF001 - as Streamlit's own command says where its settings lie
    bootstrap.load_config_options(dict(settings))
    spec = importlib.util.spec_from_file_location("truonglop_app", file)
    if spec is None or spec.loader is None:
        msg = f"no app in {file.name}"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    app: ASGIApp = module.app
    return app


def logging_form() -> dict[str, object]:
    """Return how uvicorn logs: its usual way, each line being what was said and nothing around."""
    form: dict[str, Any] = copy.deepcopy(uvicorn.config.LOGGING_CONFIG)
    form["formatters"]["default"]["fmt"] = "%(message)s"
    return form


def run(
    file: Path,
    settings: Callable[[], Mapping[str, object]],
    sockets: Sequence[socket.socket],
    page: str | None,
) -> int:
    """
    Serve until told to stop.

    Parameters
    ----------
    file, settings
        As of `application`; the settings are asked for beside the open port.
    sockets
        Bound already: whoever binds can say in words why it fails.
    page
        Address to open in the browser; ``None`` opens none.

    Raises
    ------
    Exception
        Whatever kept the app from being loaded.
    """
    sys.setswitchinterval(SWITCH_S)

    def load() -> ASGIApp:
        gc.disable()  # nothing that is imported is garbage; `startup.first_screen` has it on again
        sandbox.warm()  # it imports on a core of its own what this thread imports too
        app = application(file, settings())
        server.config.configure_logging()  # Streamlit had it otherwise
        return app

    def server_ends() -> None:
        server.should_exit = True

    entrance = gate.Gate(
        load,
        gate.meanwhile(sockets[0].getsockname()[0] if sockets else ""),
        server_ends,
    )
    server = _Server(
        uvicorn.Config(
            entrance,
            http=TimedConnection,
            ws="websockets-sansio",
            ws_max_size=SERVER.message_bytes,
            ws_ping_interval=PING_S,
            ws_ping_timeout=PING_S,
            ws_per_message_deflate=False,  # a small message could unfold to a large one
            timeout_graceful_shutdown=int(SERVER.stop_s),
            server_header=False,
            proxy_headers=False,  # who asks is who is connected, whatever he says of it
            access_log=False,
            log_config=logging_form(),
            log_level="warning",
            use_colors=False,
        )
    )
    server.page = page
    with program_log.captured():
        server.run(sockets=list(sockets))
    if entrance.problem is not None:
        raise entrance.problem
    return 0 if server.started else 1
