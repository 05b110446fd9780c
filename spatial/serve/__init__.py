"""Start the web app on this machine."""

from __future__ import annotations

import importlib
import os
import sys
from functools import partial
from pathlib import Path

import click

from spatial import words
from spatial.embedded_city import LocalityPath
from spatial.serve import sockets
from spatial.store import place as store_place

SERVER = "spatial.ui.server.listener"  # named, not imported: the screen stands above this room
HOSTS, METRICS = "TRUONGLOP_HOSTS", "TRUONGLOP_METRICS"  # read by app.py
RESULTS = "TRUONGLOP_RESULTS"  # read by the page of the country
OWNER_ONLY = 0o077  # what is written is for who started it: files 600, folders 700


def app_file() -> Path:
    """Return the entry of the web app, in the checkout or in the installed package."""
    package = Path(__file__).parents[1]
    packed = package / "_app.py"
    return packed if packed.is_file() else package.parent / "app.py"


@click.command()
@click.argument("folder", required=False, type=LocalityPath())
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8501, show_default=True, help="Cổng. / Port."
)
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Địa chỉ lắng nghe; 0.0.0.0 cho cả mạng nội bộ. / Address to listen on.",
)
@click.option(
    "--host",
    "names",
    multiple=True,
    help="Tên máy đồng nghiệp gõ, ngoài địa chỉ số; lặp lại được. / Name colleagues type.",
)
@click.option(
    "--metrics/--no-metrics",
    default=False,
    help="Mở số liệu về máy chủ ở /_stcore/metrics. / Let figures about the server be read.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    help="Kết quả truonglop batch cho trang Toàn quốc. / Result of a batch for the country page.",
)
@click.option("--browser/--no-browser", default=True, help="Mở trình duyệt. / Open the browser.")
@click.pass_obj
def serve(  # noqa: PLR0913 - one argument an option
    lang: str | None,
    folder: Path | None,
    port: int,
    address: str,
    names: tuple[str, ...],
    results: Path | None,
    *,
    metrics: bool,
    browser: bool,
) -> None:
    """
    Mở ứng dụng bản đồ trên máy này.

    Opens the map app. FOLDER, or tp-hcm for Hồ Chí Minh City, is checked first; without it the
    embedded demonstration district opens. The app needs no network.
    """
    os.umask(OWNER_ONLY)
    store_place.usual()  # a wrong address of a database is told now, and not on every page
    if folder is not None:
        from spatial import intake  # noqa: PLC0415 - not needed for the embedded district

        intake.read_network(folder)
        os.environ["TRUONGLOP_FOLDER"] = str(folder.resolve())
    if results is not None:
        from spatial.intake.single import batch_results  # noqa: PLC0415 - not needed without them

        os.environ[RESULTS] = str(batch_results.found(results).resolve())
    given = [name for name in (*os.environ.get(HOSTS, "").split(","), *names) if name]
    os.environ[HOSTS] = ",".join(given)
    os.environ[METRICS] = "1" if metrics else ""
    with sockets.bound(address, port) as listening:
        port = listening.getsockname()[1]
        _announce(address, port, given, lang=lang or words.LANGUAGES[0])
        page = f"http://{sockets.typed(address)}:{port}" if browser else None
        start = importlib.import_module(SERVER).run
        try:
            code = start(
                app_file(), partial(settings, port=port, address=address), [listening], page
            )
        except KeyboardInterrupt:
            code = 0
    sys.exit(code)


def _announce(address: str, port: int, names: list[str], *, lang: str) -> None:
    """Print what to type, here and on the colleagues' machines, and what that means."""
    click.echo(
        words.say("cli.serve_here", lang=lang, url=f"http://{sockets.typed(address)}:{port}")
    )
    if sockets.is_private(address):
        return
    for place in [*names, *sockets.addresses(address)]:
        click.echo(words.say("cli.serve_there", lang=lang, url=f"http://{place}:{port}"))
    click.echo(words.say("cli.serve_warning", lang=lang), err=True)


def settings(*, port: int, address: str) -> dict[str, object]:
    """
    Return Streamlit's settings, by its own names.

    Parameters
    ----------
    port, address
        Where the server listens.

    Returns
    -------
    dict
        Looks come from ``.streamlit/config.toml`` beside the app's entry. What keeps the machine to
        itself is said here too, so that a user's own settings of Streamlit cannot undo it.
    """
    from spatial.store.uploads import ROOM  # noqa: PLC0415 - after the port is open

    return {
        "server.port": port,
        "server.address": address,
        "server.headless": True,
        "server.showEmailPrompt": False,
        "server.maxUploadSize": ROOM.file_bytes // 1_000_000,
        "server.fileWatcherType": "none",
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.enableStaticServing": False,
        "server.scriptHealthCheckEnabled": False,
        "browser.gatherUsageStats": False,
        "browser.serverAddress": "localhost",
        "client.allowedOrigins": [],
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "runner.postScriptGC": False,
        "logger.messageFormat": "%(message)s",  # each is a line of the program's own log
    }
