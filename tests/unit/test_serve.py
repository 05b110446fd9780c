"""What keeps the machine to itself is said on the start command, whatever a user set."""

from __future__ import annotations

import tomllib
from pathlib import Path

from spatial import serve


def test_every_setting_of_privacy_stands_on_the_command_too(root: Path) -> None:
    """An installed app may run where somebody else's settings lie."""
    settings = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    flags = serve.command(port=8501, address="127.0.0.1", browser=False)
    for section in ("browser", "server", "client"):
        for name, value in settings[section].items():
            said = str(value).lower() if isinstance(value, bool) else str(value)
            assert f"--{section}.{name}={said}" in flags


def test_the_settings_travel_with_the_installed_app(root: Path) -> None:
    """Streamlit looks for them beside the entry, which an installed package calls ``_app.py``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["app.py"] == "spatial/_app.py"
    assert carried[".streamlit/config.toml"] == "spatial/.streamlit/config.toml"


def test_the_entry_of_the_app_is_there() -> None:
    assert serve.app_file().is_file()
