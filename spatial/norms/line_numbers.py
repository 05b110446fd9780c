"""YAML (and JSON, which it contains) read with the line every value stands on."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import yaml

from spatial import own_yaml, yaml_text
from spatial.errors import Fault

Path = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """
    A tree and where its parts stand.

    Attributes
    ----------
    tree
        What the file says.
    lines
        Line of every key and item, the first being 1, by its path from the root.
    file
        Name of the file, for faults.
    """

    tree: Any
    lines: dict[Path, int]
    file: str | None

    def line(self, *path: Hashable) -> int:
        """Return the line of a path, or of the nearest part above it that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, code: str, *path: Hashable, value: object = None, **blanks: object) -> Fault:
        """Name something wrong at a path; an item of a list goes by the list's name."""
        names: list[Hashable] = [one for one in path if isinstance(one, str)] or [*path]
        return Fault(
            code=code,
            file=self.file,
            row=self.line(*path),
            column=str(names[-1]) if names else None,
            value=None if value is None else str(value),
            blanks=blanks,
        )


def read(text: str, *, file: str | None = None) -> Located:
    """
    Read YAML or JSON with its lines.

    Parameters
    ----------
    file
        Its name, for faults.

    Raises
    ------
    InputFaults
        If the text is neither; with the line where reading stopped.
    """
    lines: dict[Path, int] = {}
    tree = yaml_text.read(text, file=file, code="norm_unreadable")
    node = yaml.compose(text.removeprefix("\ufeff"), Loader=own_yaml.Loader)
    if node is not None:
        _walk(node, (), lines)
    return Located(tree=tree, lines=lines, file=file)


def _walk(node: yaml.Node, path: Path, lines: dict[Path, int]) -> None:
    """Note the line of a node and of everything under it."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, key.value)
            lines[below] = key.start_mark.line + 1
            _walk(value, below, lines)
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            _walk(item, (*path, at), lines)
