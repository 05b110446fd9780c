"""Values reach a map's script as data: read back to the letter, invisible to any template."""

from __future__ import annotations

import json

import hostile_words
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from spatial.ui.map.script import Call, script_json

SIGNS = st.text(st.sampled_from([*"{}%#<>&'\"`\\$(=;\n", "\u2028", "\u202e", "\ud800", "ế", "🏫"]))
VALUES = st.recursive(
    SIGNS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(SIGNS, inner),
    max_leaves=8,
)
TEMPLATES = Environment(keep_trailing_newline=True)  # noqa: S701 - as folium compiles a script


@given(VALUES)
def test_any_value_is_read_back_to_the_letter_and_no_template_sees_it(value: object) -> None:
    written = script_json(value)
    assert json.loads(written) == value
    assert TEMPLATES.from_string(written).render() == written
    assert not set(written) & set("<>&'`(\u2028\u2029\ud800")


@pytest.mark.parametrize("name", hostile_words.TRIES)
def test_a_statement_holds_the_value_and_nothing_of_it_outside(name: str) -> None:
    call = Call("truonglop.scene({{ this.json }});", {"a": name})
    script = call._template.module.script(call)  # as folium asks for it
    before, after = "truonglop.scene(", ");"
    assert script.strip().startswith(before)
    assert json.loads(script.strip()[len(before) : -len(after)]) == {"a": name}
    assert TEMPLATES.from_string(script).render() == script
