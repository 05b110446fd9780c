"""YAML (and JSON, which it contains) from strangers: weighed event by event before it is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from spatial import own_yaml
from spatial.errors import Fault, InputFaults

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 100_000
MAX_DIGITS = 1_000  # of a whole number: no float holds a longer one, and each can be written

_OPENS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSES = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_WHOLE = re.compile(r"[-+]?(?:0x[\da-f_]+|0b[01_]+|\d[\d_:]*)", re.IGNORECASE)


def read(text: str | bytes, *, file: str | None = None, code: str = "yaml_unreadable") -> Any:  # noqa: ANN401 - what a file says
    """
    Read a text without anchors, aliases, merge keys and tags, of bounded size, depth and count.

    Parameters
    ----------
    text
        YAML or JSON; bytes are UTF-8.
    file
        Its name, for faults.
    code
        Fault of a text that is neither; its sentences name ``{reason}``.

    Returns
    -------
    object
        Mappings, lists, text, numbers and days; ``None`` for an empty text.

    Raises
    ------
    InputFaults
        With the line where the text is not what it must be.
    """
    letters = weigh(text, file=file, code=code)
    try:
        return yaml.load(letters, Loader=own_yaml.Loader)  # noqa: S506 - the safe loader, in C where it is there
    except (yaml.YAMLError, ValueError, OverflowError) as problem:
        raise InputFaults(_unreadable(problem, file, code, letters)) from problem


def read_file(path: Path) -> Any:  # noqa: ANN401 - what a file says
    """
    Read a file as `read` does, never more of it than may be in it.

    Raises
    ------
    InputFaults
        As `read`.
    """
    with path.open("rb") as file:
        return read(file.read(MAX_BYTES + 1), file=path.name)


def weigh(text: str | bytes, *, file: str | None = None, code: str = "yaml_unreadable") -> str:
    """
    Refuse what `read` refuses, without building anything.

    Raises
    ------
    InputFaults
        As `read`.
    """
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        blanks = {"size": -(-size // 1_000_000), "most": MAX_BYTES // 1_000_000}
        raise InputFaults(Fault(code="too_big", file=file, blanks=blanks))
    letters = ""
    try:
        letters = text if isinstance(text, str) else text.decode("utf-8")
        letters = letters.removeprefix("\ufeff")
        _events(letters, file)
    except (yaml.YAMLError, ValueError) as problem:
        raise InputFaults(_unreadable(problem, file, code, letters)) from problem
    return letters


def _events(text: str, file: str | None) -> None:
    """Go through the events of a text; the parser holds no more than one of them."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=own_yaml.Loader):
        refused = _refused(event)
        if refused is None and isinstance(event, yaml.NodeEvent):
            nodes += 1
            depth += isinstance(event, _OPENS)
            if depth > MAX_DEPTH:
                refused = Fault(code="too_deep", blanks={"most": MAX_DEPTH})
            elif nodes > MAX_NODES:
                refused = Fault(code="too_many_parts", blanks={"most": MAX_NODES})
            elif isinstance(event, yaml.ScalarEvent) and _is_endless(event):
                msg = f"{len(event.value)} digits"
                raise ValueError(msg)
        depth -= isinstance(event, _CLOSES)
        if refused is not None:
            mark = event.start_mark
            row = None if mark is None else mark.line + 1
            raise InputFaults(
                Fault(code=refused.code, file=file, row=row, blanks=dict(refused.blanks))
            )


def _is_endless(event: yaml.ScalarEvent) -> bool:
    """Tell whether a value is a whole number of more digits than any number has."""
    return not event.style and len(event.value) > MAX_DIGITS and bool(_WHOLE.fullmatch(event.value))


def _refused(event: yaml.Event) -> Fault | None:
    """Tell what one event must not be."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        return Fault(code="yaml_alias")
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
        return Fault(code="yaml_alias")
    if getattr(event, "tag", None) is not None:
        return Fault(code="yaml_tag")
    return None


def _unreadable(problem: Exception, file: str | None, code: str, text: str) -> Fault:
    """Report a text that is no YAML, with the line where reading stopped."""
    mark = getattr(problem, "problem_mark", None)
    reason = str(getattr(problem, "problem", None) or problem).splitlines() or ["?"]
    # an end that is missing is missed one line below the last
    row = None if mark is None else min(mark.line, max(0, len(text.splitlines()) - 1)) + 1
    return Fault(code=code, file=file, row=row, blanks={"reason": reason[0][:200]})
