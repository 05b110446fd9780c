"""Read what a page under `AppTest` says."""

from __future__ import annotations

import html
import re

from streamlit.testing.v1 import AppTest


def markup(at: AppTest) -> str:
    """Return all HTML of the page, styles aside."""
    assert not at.exception
    bodies = (element.proto.body for element in at.html)
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def words(at: AppTest) -> str:
    """Return the text of that HTML, blanks joined."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup(at))))
