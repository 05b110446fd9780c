"""The page behind ``app.py``: for now, the empty map of the embedded district."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from spatial.ui import leaflet

QUAN_12 = (106.6033, 10.8186, 106.7183, 10.9042)  # west, south, east, north [degrees]

st.set_page_config(page_title="Trường Lớp", layout="wide")
st.title("Trường Lớp")
layers = folium.FeatureGroup(name="layers")
layers.add_child(
    leaflet.scene(
        legend={"title": "Quận 12", "groups": []},
        words={"map": "Bản đồ Quận 12", "zoom_in": "Phóng to", "zoom_out": "Thu nhỏ"},
    )
)
st.html(leaflet.FRAME_STYLE)
st_folium(
    leaflet.base_map("quan12", bounds=QUAN_12),
    key="map",
    returned_objects=[],
    feature_group_to_add=layers,
    width=None,
)
