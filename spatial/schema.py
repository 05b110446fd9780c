"""
Records in YAML and JSON: a tree is held against the types of our own dataclasses by pydantic.

The dataclass is the schema: its types say what a field must be, a `Rule` beside a type says what
to call it when it is not. Whoever reads a record puts every `Slip` into a fault of his own words.
pydantic is imported when the first record is read, not when the program starts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema

T = TypeVar("T")
Path = tuple[int | str, ...]

MISSING, UNKNOWN = "missing", "unknown"
_MOST = 1e9  # no rate, count, year or degree of a record is larger
TOLERANT: Any = {"extra": "ignore"}  # `__pydantic_config__` of a record others write into too
_KINDS = {
    "missing": MISSING,
    "missing_argument": MISSING,
    "missing_keyword_only_argument": MISSING,
    "unexpected_keyword_argument": UNKNOWN,
    "extra_forbidden": UNKNOWN,
    "invalid_key": UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """
    One thing in a tree that is not as its schema has it.

    Attributes
    ----------
    kind
        ``missing``, ``unknown`` (a name nobody knows), the kind of the `Rule` that was broken, or
        pydantic's word for it.
    path
        Names and places in lists from the root.
    value
        What stands there; of what is missing, what it is missing from.
    reason
        What pydantic says of it, in English.
    """

    kind: str
    path: Path
    value: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """
    What to call a value that is not of its type, and what is asked of it besides.

    Attributes
    ----------
    kind
        Of the slip. Slips further down in a list or record keep their own.
    holds
        Asked before the type.
    turn
        Brings the value into the form its type reads.
    """

    kind: str
    holds: Callable[[Any], bool] | None = None
    turn: Callable[[Any], Any] | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Wrap the schema of the type it stands beside."""
        from pydantic_core import core_schema  # noqa: PLC0415 - costs a tenth of a second

        return core_schema.no_info_wrap_validator_function(self._check, handler(source))

    def _check(self, value: object, further: Callable[[Any], Any]) -> object:
        """Ask, turn, and go on; a slip of this very value gets the kind."""
        from pydantic import ValidationError  # noqa: PLC0415 - as above
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - as above

        wrong = PydanticCustomError(cast("Any", self.kind), cast("Any", self.kind))
        if self.holds is not None and not self.holds(value):
            raise wrong
        try:
            return further(value if self.turn is None else self.turn(value))
        except ValidationError as problem:
            if any(slip["loc"] for slip in problem.errors(include_url=False)):
                raise
            raise wrong from problem


def number(value: object) -> bool:
    """Tell whether a value is a number (a truth value is none) that a record can mean."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and abs(value) <= _MOST  # so that nan is none either
    )


def _whole(value: float) -> int:
    """Leave out what is behind the point."""
    return int(value)


Number = Annotated[float, Rule("number", holds=number)]
Whole = Annotated[int, Rule("number", holds=number, turn=_whole)]
Text = Annotated[str, Rule("text", turn=str)]  # an id such as 26764 is a number in YAML


@dataclass(frozen=True, slots=True)
class Pairs:
    """Reads a mapping, or nothing, into a tuple of pairs; ``of`` is the type of the mapping."""

    of: Any

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read the mapping, then its items."""
        from pydantic_core import core_schema  # noqa: PLC0415 - as above

        rule = Rule("list", turn=lambda given: {} if given is None else given)
        mapping = handler.generate_schema(Annotated[self.of, rule])
        return core_schema.no_info_after_validator_function(_items, mapping)


def _items(given: Mapping[Any, Any]) -> tuple[tuple[Any, Any], ...]:
    """Return the items of a mapping."""
    return tuple(given.items())


def rows(record: type) -> Rule:
    """Ask for a list of records, or nothing; a field without a value is as one left out."""
    known = {one.name for one in dataclasses.fields(record)}

    def holds(given: Any) -> bool:  # noqa: ANN401 - what a file says
        return given is None or (
            isinstance(given, list) and all(isinstance(row, dict) for row in given)
        )

    def turn(given: list[dict[Any, Any]] | None) -> list[dict[Any, Any]]:
        return [
            {name: value for name, value in row.items() if value is not None or name not in known}
            for row in given or []
        ]

    return Rule("list", holds=holds, turn=turn)


def read(shape: type[T], tree: object) -> tuple[T | None, list[Slip]]:
    """
    Hold a tree against a dataclass or another type.

    Parameters
    ----------
    shape
        What it must be; unknown names are slips.
    tree
        From `spatial.yaml_text` or a JSON text.

    Returns
    -------
    record, slips
        The record, ``None`` where there is any slip; all slips, the unknown names of a record
        before what is wrong with the known ones.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - as above

    try:
        (record,) = _adapter(cast("Hashable", shape)).validate_python((tree,))
    except ValidationError as problem:
        slips = [
            Slip(
                kind=_KINDS.get(error["type"], error["type"]),
                path=error["loc"][1:],
                value=error["input"],
                reason=error["msg"],
            )
            for error in problem.errors(include_url=False, include_context=False)
        ]
        return None, _in_order(slips)
    return cast("T", record), []


def decode(shape: type[T], body: str | bytes) -> T:
    """
    Read a record this program wrote as JSON.

    Raises
    ------
    ValueError
        If it is not what this version writes; with the first slip.
    """
    from pydantic_core import from_json  # noqa: PLC0415 - as above

    record, slips = read(shape, from_json(body))
    if slips:
        first = slips[0]
        place = ".".join(str(step) for step in first.path)
        raise ValueError(f"{place}: {first.reason}" if place else first.reason)
    return cast("T", record)


@cache
def _adapter(shape: Hashable) -> TypeAdapter[tuple[Any]]:
    """Make the validator of a type, once."""
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415 - as above

    # a plain dataclass takes its settings from what it stands in, so it stands in a tuple of one
    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    one: Any = tuple.__class_getitem__((shape,))
    return TypeAdapter(one, config=config)


def _in_order(slips: list[Slip]) -> list[Slip]:
    """Put unknown names before whatever else is wrong with the same record."""
    ordered = [slip for slip in slips if slip.kind != UNKNOWN]
    for slip in reversed([slip for slip in slips if slip.kind == UNKNOWN]):
        above = slip.path[:-1]
        inside = (at for at, one in enumerate(ordered) if one.path[: len(above)] == above)
        ordered.insert(next(inside, len(ordered)), slip)
    return ordered
