"""The whole country or one city: where it is short, province by province, commune by commune."""

import streamlit as st

from spatial.ui.screens.nation import result_file, sections
from spatial.ui.session import state
from spatial.ui.widgets import faults
from spatial.ui.widgets.markup import stylesheet

for sheet in ("sheet.css", "wards.css"):
    st.html(stylesheet(sheet))


@st.fragment
def country() -> None:
    """Draw what a click on the map or a row changes: nothing else of the page runs."""
    with faults.in_words(state.language()):
        sections.draw(result)


result, wrong = result_file.chosen()
result_file.refused(wrong, state.language())
country()
result_file.draw(result, state.language())  # what it tells stands above the page
