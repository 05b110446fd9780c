"""Who this visit is, and whether it has ended: whose files a process of its own reads."""

from __future__ import annotations

from functools import partial

from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from spatial.sandbox import Visitor


def of_thread() -> Visitor | None:
    """Return the visit this thread runs a script for; ``None`` outside of any."""
    run = get_script_run_ctx(suppress_warning=True)
    return None if run is None else Visitor(run.session_id, partial(_ended, run.session_id))


def _ended(session_id: str) -> bool:
    """Tell whether a visit has ended: its window was closed or lost."""
    return exists() and not get_instance().is_active_session(session_id)
