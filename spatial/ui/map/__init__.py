"""The map of a page: offline Leaflet, its layers, colours and legend."""
