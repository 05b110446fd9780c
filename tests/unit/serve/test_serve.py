"""What keeps the machine to itself is said on the start, whatever a user set."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from spatial import serve, words
from spatial.errors import UserError
from spatial.store.uploads import ROOM


def test_every_setting_of_privacy_is_said_at_the_start_too(root: Path) -> None:
    """An installed app may run where somebody else's settings lie."""
    written = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    said = serve.settings(port=8501, address="127.0.0.1")
    for section in ("browser", "server", "client", "runner"):
        for name, value in written[section].items():
            assert said[f"{section}.{name}"] == value


def test_the_settings_travel_with_the_installed_app(root: Path) -> None:
    """Streamlit looks for them beside the entry, which an installed package calls ``_app.py``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["app.py"] == "spatial/_app.py"
    assert carried[".streamlit/config.toml"] == "spatial/.streamlit/config.toml"


def test_the_entry_of_the_app_is_there() -> None:
    assert serve.app_file().is_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("server.enableXsrfProtection", True),
        ("server.enableStaticServing", False),
        ("server.fileWatcherType", "none"),
        ("client.showErrorDetails", "none"),
        ("client.toolbarMode", "minimal"),
    ],
)
def test_what_could_lead_outside_or_show_too_much_is_shut(name: str, value: object) -> None:
    assert serve.settings(port=1, address="a")[name] == value


def test_the_server_listens_where_it_was_told_and_takes_no_larger_file_than_the_desk() -> None:
    given = serve.settings(port=8600, address="0.0.0.0")  # noqa: S104 - named, not bound to
    assert (given["server.port"], given["server.address"]) == (8600, "0.0.0.0")  # noqa: S104 - the same
    assert given["server.maxUploadSize"] == ROOM.file_bytes // 1_000_000


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Put a server that ends at once in the place of the real one; give what starts it."""
    calls: list[tuple[object, ...]] = []

    class Listener:
        @staticmethod
        def run(*given: object) -> int:
            calls.append(given)
            return 0

    monkeypatch.setitem(sys.modules, serve.SERVER, Listener)
    monkeypatch.setattr(serve.os, "umask", lambda mask: calls.append(("umask", mask)))
    for name in (serve.HOSTS, serve.METRICS, "TRUONGLOP_FOLDER"):
        monkeypatch.setenv(name, "")
    return calls


def run(*arguments: str, lang: str = "vi") -> Result:
    """Run the command."""
    return CliRunner().invoke(serve.serve, [*arguments, "--port", "0"], obj=lang)


def test_files_are_for_their_owner_and_the_browser_opens_the_page(
    started: list[tuple[object, ...]],
) -> None:
    done = run()
    assert done.exit_code == 0
    assert started[0] == ("umask", 0o077)
    *_, listening, page = started[1]
    assert str(page).startswith("http://127.0.0.1:")
    assert len(listening) == 1  # type: ignore[arg-type]
    assert str(page) in done.output


def test_without_a_browser_no_page_is_opened(started: list[tuple[object, ...]]) -> None:
    assert run("--no-browser").exit_code == 0
    assert started[1][-1] is None


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.usefixtures("started")
def test_on_the_whole_network_colleagues_are_told_where_and_what_that_means(lang: str) -> None:
    done = run("--address", "0.0.0.0", "--host", "quy-hoach", "--no-browser", lang=lang)  # noqa: S104 - a free port, for a moment
    assert "http://quy-hoach:" in done.output
    assert words.say("cli.serve_warning", lang=lang) in done.output
    assert os.environ[serve.HOSTS] == "quy-hoach"


@pytest.mark.usefixtures("started")
def test_on_this_machine_alone_no_warning_is_needed() -> None:
    assert words.say("cli.serve_warning", lang="vi") not in run("--no-browser").output


@pytest.mark.parametrize(("flag", "told"), [("--metrics", "1"), ("--no-metrics", "")])
@pytest.mark.usefixtures("started")
def test_figures_about_the_server_are_read_only_where_that_was_asked(flag: str, told: str) -> None:
    run(flag, "--no-browser")
    assert os.environ[serve.METRICS] == told


@pytest.mark.usefixtures("started")
def test_a_folder_that_cannot_be_used_stops_before_anything_listens(tmp_path: Path) -> None:
    done = run(str(tmp_path / "nowhere"))
    assert isinstance(done.exception, UserError)
    assert os.environ["TRUONGLOP_FOLDER"] == ""
