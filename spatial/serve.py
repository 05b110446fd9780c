"""Start the web app on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from spatial import intake
from spatial.store.uploads import ROOM


def app_file() -> Path:
    """Return the entry of the web app, in the checkout or in the installed package."""
    package = Path(__file__).parent
    packed = package / "_app.py"
    return packed if packed.is_file() else package.parent / "app.py"


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=int, default=8501, show_default=True, help="Cổng. / Port.")
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Địa chỉ lắng nghe; 0.0.0.0 cho cả mạng nội bộ. / Address to listen on.",
)
@click.option("--browser/--no-browser", default=True, help="Mở trình duyệt. / Open the browser.")
def serve(folder: Path | None, port: int, address: str, *, browser: bool) -> None:
    """
    Mở ứng dụng bản đồ trên máy này.

    Opens the map app. FOLDER is checked first; without it the embedded demonstration district
    opens. The app needs no network.
    """
    environment = dict(os.environ)
    if folder is not None:
        intake.read_network(folder)
        environment["TRUONGLOP_FOLDER"] = str(folder.resolve())
    start = command(port=port, address=address, browser=browser)
    try:
        sys.exit(subprocess.run(start, env=environment, check=False).returncode)  # noqa: S603 - our own interpreter and file
    except KeyboardInterrupt:
        sys.exit(0)


def command(*, port: int, address: str, browser: bool) -> list[str]:
    """
    Return the command that starts the server.

    Parameters
    ----------
    port, address
        Where it listens.
    browser
        Whether a browser is opened.

    Returns
    -------
    list of str
        Looks come from ``.streamlit/config.toml`` beside the app's entry. What keeps the machine to
        itself is said here too, so that a user's own settings of Streamlit cannot undo it.
    """
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app_file()),
        f"--server.port={port}",
        f"--server.address={address}",
        f"--server.headless={str(not browser).lower()}",
        "--server.showEmailPrompt=false",
        f"--server.maxUploadSize={ROOM.file_bytes // 1_000_000}",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--browser.serverAddress=localhost",
        "--client.toolbarMode=viewer",
        "--client.showErrorDetails=none",
    ]
