"""Some attacks come through a real browser: what its tests share."""

from browser_fixtures import app, browser, other, page, screenshots, snap, visit

__all__ = ["app", "browser", "other", "page", "screenshots", "snap", "visit"]
