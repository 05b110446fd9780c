"""The address of what is shown: its parameters, read and written in one place."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st


def linked(name: str) -> str:
    """Return one parameter of the link, whatever somebody typed; empty where there is none."""
    return params().get(name, "")


def params() -> dict[str, str]:
    """Return the link's parameters; of one given twice the last."""
    return {name: st.query_params[name] for name in st.query_params}


def whole() -> str:
    """Return the whole address of what is shown."""
    return of(params())


def of(wanted: Mapping[str, str]) -> str:
    """Return the address of this page with other parameters."""
    return f"{st.context.url}?{urlencode(wanted)}"


def write(wanted: dict[str, str]) -> None:
    """Put parameters into the address, where it has others."""
    if params() != wanted:
        st.query_params.from_dict(wanted)
