"""The browser of the dashboard's tests."""

from tests.dashboard.conftest import chromium

__all__ = ["chromium"]
