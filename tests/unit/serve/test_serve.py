"""What keeps the machine to itself is said on the start, whatever a user set."""

from __future__ import annotations

import tomllib
from pathlib import Path

from spatial import serve


def test_every_setting_of_privacy_is_said_at_the_start_too(root: Path) -> None:
    """An installed app may run where somebody else's settings lie."""
    written = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    said = serve.settings(port=8501, address="127.0.0.1")
    for section in ("browser", "server", "client"):
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
