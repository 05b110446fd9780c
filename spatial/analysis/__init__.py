"""
What an analyst asks in a notebook: one call a question, answers with tables, layers and a look.

Nothing here counts anything: every call puts a question to the rooms that the app and the command
line ask, and hands over their answer with its places. ``docs/notebook.ipynb`` walks through them.
"""

from __future__ import annotations

from spatial.analysis.accessibility import Access, accessibility
from spatial.analysis.catchments import Catchments, catchments
from spatial.analysis.comparison import compare
from spatial.analysis.frames import check, read_frames

__all__ = [
    "Access",
    "Catchments",
    "accessibility",
    "catchments",
    "check",
    "compare",
    "read_frames",
]
