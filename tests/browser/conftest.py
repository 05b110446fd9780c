"""What the browser tests share."""

from browser_fixtures import app, browser, other, page, screenshots, snap, visit

__all__ = ["app", "browser", "other", "page", "screenshots", "snap", "visit"]
