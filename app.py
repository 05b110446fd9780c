"""
Entry of the web app: ``streamlit run app.py``.

Offers the map's files from installed packages on the same server, then hands
over to the pages in ``spatial/ui``.
"""

from pathlib import Path

import streamlit as st

from spatial import ui
from spatial.ui import leaflet

app = st.App(
    Path(ui.__file__).with_name("main.py"),
    routes=leaflet.routes(st.get_option("server.baseUrlPath") or ""),
)
