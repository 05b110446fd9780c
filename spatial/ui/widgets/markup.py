"""HTML the pages are made of; every value is escaped on its way in."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import cache
from importlib import resources

_MARKDOWN = frozenset(r"\`*_{}[]<>()#+-.!|$:~^=&")  # what Markdown would read as its own


def text(value: object) -> str:
    """Make a value harmless text."""
    return html.escape(str(value))


def label(value: object) -> str:
    r"""
    Write words for a widget's label, which reads Markdown, so that they show as they are.

    Examples
    --------
    >>> print(label("![x](//a.vn) 5*"))
    \!\[x\]\(//a\.vn\) 5\*
    """
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in str(value))


def tag(name: str, /, *children: str, css: str = "", style: str = "", **attributes: str) -> str:
    """
    Make an element.

    Parameters
    ----------
    *children
        HTML already made by `text` or `tag`.
    css, style
        Class names and inline style.
    **attributes
        Further attributes; ``_`` in a name becomes ``-``.

    Examples
    --------
    >>> tag("p", text("<b>"), css="note", aria_label='"')
    '<p class="note" aria-label="&quot;">&lt;b&gt;</p>'
    """
    given = {"class": css, "style": style, **attributes}
    written = "".join(
        f' {key.replace("_", "-")}="{html.escape(value)}"' for key, value in given.items() if value
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def listing(items: Iterable[str], *, css: str = "") -> str:
    """Make a list of items already made."""
    return tag("ul", *(tag("li", item) for item in items), css=css)


@cache
def stylesheet(name: str) -> str:
    """Return a style sheet of ``assets`` as markup for ``st.html``."""
    sheet = resources.files("spatial.ui").joinpath("assets", name).read_text(encoding="utf-8")
    return f"<style>{sheet}</style>"
