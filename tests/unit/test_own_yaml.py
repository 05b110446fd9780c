"""YAML of our own is read alike by the parser in C and the one in Python."""

from __future__ import annotations

from collections.abc import Iterator
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


def test_no_key_stands_twice_in_one_block() -> None:
    """Of two alike the later wins in silence, and the words of the first are lost."""
    twice = [
        f"{file.name}:{line} {key}"
        for file in OWN
        for line, key in doubled(yaml.compose(file.read_text("utf-8"), Loader=own_yaml.Loader))
    ]
    assert twice == []
    assert list(doubled(yaml.compose("a: {b: 1, c: 2, b: 3}\nd: [{e: 1, e: 2}]"))) == [
        (1, "b"),
        (2, "e"),
    ]


def doubled(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Give the line and the name of every key that its block had before."""
    if isinstance(node, yaml.MappingNode):
        had: set[str] = set()
        for key, value in node.value:
            if key.value in had:
                yield key.start_mark.line + 1, key.value
            had.add(key.value)
            yield from doubled(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from doubled(each)
