"""The address of what is shown: read, written and given away."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from spatial.ui.session import address

pytestmark = pytest.mark.usefixtures("session")


def test_a_parameter_nobody_gave_is_empty() -> None:
    assert address.linked("desk") == ""
    st.query_params["desk"] = "<b>"
    assert address.linked("desk") == "<b>"


def test_what_is_written_stands_alone_in_the_address() -> None:
    st.query_params["old"] = "1"
    address.write({"year": "2026", "level": "thcs"})
    assert address.params() == {"year": "2026", "level": "thcs"}


def test_the_whole_address_carries_its_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url="http://x/"))
    address.write({"ward": "Tân Thới"})
    assert address.whole() == "http://x/?ward=T%C3%A2n+Th%E1%BB%9Bi"
