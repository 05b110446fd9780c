"""Scripts of a map: constant statements about values that are only ever read as data."""

from __future__ import annotations

import json
import re

from branca.element import MacroElement
from folium.template import Template

# Signs that mean something to HTML or to the script around JSON; they stand in its texts only.
_SIGNS = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&'`("}
    | {"\N{LINE SEPARATOR}": r"\u2028", "\N{PARAGRAPH SEPARATOR}": r"\u2029"}
)
# What opens an expression of a template. A brace of JSON itself is followed by a quote or its twin.
_OPENING = re.compile(r"\{(?=[{%#])")
_LONE = re.compile("[\ud800-\udfff]")  # half a letter, which no file can carry


def script_json(value: object) -> str:
    r"""
    Write a value as JSON that is only ever read as data.

    folium compiles a finished script once more as a template, so a name holding ``{{…}}`` would be
    run here; a browser ends a script at its closing tag, wherever that stands. What either could
    take for its own is written as JSON's own escapes, which the browser reads back to the letter.

    Parameters
    ----------
    value
        Anything JSON can carry.

    Returns
    -------
    str
        JSON without any opening of a template, tag, call or template literal.

    Examples
    --------
    >>> print(script_json({"name": "{{7*7}} <b>"}))
    {"name":"\u007b{7*7}} \u003cb\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _OPENING.sub(r"\\u007b", text.translate(_SIGNS))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


class Call(MacroElement):
    """One call of our script about one value, which travels as data: ``this.json``."""

    def __init__(self, statement: str, value: object) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no annotations
        self._name = type(self).__name__
        self._template = Template(f"{{% macro script(this, kwargs) %}}{statement}{{% endmacro %}}")
        self.json = script_json(value)
