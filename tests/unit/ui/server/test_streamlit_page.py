"""Streamlit's page is read as it comes, and Streamlit is not imported for it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from spatial.ui.server import streamlit_page


def test_it_is_the_page_that_loads_streamlit() -> None:
    page = streamlit_page.text()
    assert '<html lang="en">' in page
    assert 'id="root"' in page
    assert page.count("</head>") == page.count("</body>") == 1


def test_nothing_is_imported_for_it() -> None:
    asked = (
        "import sys; from spatial.ui.server import streamlit_page as page; page.text();"
        "print('streamlit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_a_machine_without_streamlit_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ImportError, match="streamlit"):
        streamlit_page.text.__wrapped__()
