"""YAML of our own is read alike by the parser in C and the one in Python."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from spatial import own_yaml

OWN = sorted((Path(own_yaml.__file__).parent).rglob("*.yaml"))


def test_the_parser_in_c_is_there() -> None:
    """Wheels of PyYAML bring it; without it the first page waits a second longer."""
    assert own_yaml.Loader is yaml.CSafeLoader


def test_there_are_files_of_our_own() -> None:
    assert {"tables.yaml", "quantities.yaml", "vi.yaml"} <= {file.name for file in OWN}


@pytest.mark.parametrize(
    "name", ["tables.yaml", "ui/text/vi.yaml", "norms/profiles/quan12-2024.yaml"]
)
def test_both_parsers_read_the_same(name: str) -> None:
    (file,) = (one for one in OWN if one.as_posix().endswith(f"spatial/{name}"))
    text = file.read_text(encoding="utf-8")
    assert own_yaml.read(text) == yaml.safe_load(text)
