"""Scripts of a map: constant statements about values that are only ever read as data."""

from __future__ import annotations

import json
import re
from typing import Any

from branca.element import MacroElement
from folium.template import Template

# Signs that mean something to HTML or to the script around JSON; they stand in its texts only.
_SIGNS = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&'`("}
    | {"\N{LINE SEPARATOR}": r"\u2028", "\N{PARAGRAPH SEPARATOR}": r"\u2029"}
)
# What opens an expression of a template. A brace of JSON itself is followed by a quote or its twin.
_OPENING = re.compile(r"\{(?=[{%#])")
_LONE = re.compile("[\ud800-\udfff]")  # half a letter, which no message of the page can carry


def script_json(value: object) -> str:
    r"""
    Write a value as JSON that is only ever read as data.

    folium compiles a finished script once more as a template, so a name holding ``{{…}}`` would be
    run on the server; streamlit-folium edits scripts as text. What either could take for its own is
    written as JSON's own escapes, which the browser reads back to the letter.

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


class _Data(MacroElement):
    """A fixed statement of the script about one value; the value travels as data."""

    def __init__(self, statement: str, value: object) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no annotations
        self._name = type(self).__name__.strip("_")
        self._template = Template(f"{{% macro script(this, kwargs) %}}{statement}{{% endmacro %}}")
        self.json = script_json(value)


class Call(_Data):
    """One call of a function of ``map.js``; ``this.json`` in the statement holds its record."""


class MapLayer(_Data):
    """
    Features drawn by the functions of ``map.js`` named, and by nothing a feature says.

    Attributes
    ----------
    data : dict
        The FeatureCollection.
    """

    def __init__(self, features: dict[str, Any], *, wired: bool, point: str | None = None) -> None:
        options = ["style: (feature) => feature.properties.style"]
        options += ["onEachFeature: truonglop.wire"] if wired else []
        options += [f"pointToLayer: truonglop.{point}"] if point else []
        super().__init__(
            "var {{ this.get_name() }} = L.geoJson({{ this.json }}, { "
            + ", ".join(options)
            + " }).addTo({{ this._parent.get_name() }});",
            features,
        )
        self.data = features
