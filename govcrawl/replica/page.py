"""What the replica answers with."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, define


@define(kw_only=True)
class Page:
    """One answer. ``record``: what a perfect crawl makes of it, or None where it is no article."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = Factory(dict)
    record: dict[str, Any] | None = None


def html(text: str, *, encoding: str = "utf-8", content_type: str | None = None, **more: Any) -> Page:
    """An HTML page; without ``content_type`` the header names no charset."""
    return Page(body=text.encode(encoding), content_type=content_type or "text/html", **more)


def moved(location: str, status: int = 302) -> Page:
    """A redirect to a real address."""
    return Page(body=b"", status=status, headers={"Location": location})


def not_found() -> Page:
    """404, as such servers say it."""
    return html("<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>", status=404)
