"""YAML that comes with the program: read by the parser in C where there is one."""

from __future__ import annotations

from typing import Any

import yaml

# Ten times as fast as the one in Python: the words of the screen alone took a second of it.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> Any:  # noqa: ANN401 - what a file says
    """
    Read a text of our own; one from outside goes through `spatial.yaml_text`.

    Examples
    --------
    >>> read("a: [1, x]")
    {'a': [1, 'x']}
    """
    return yaml.load(text, Loader=Loader)  # noqa: S506 - the safe loader
