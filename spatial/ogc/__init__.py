"""The layers of an assessment as an OGC API – Features: read only, no web framework in here."""
