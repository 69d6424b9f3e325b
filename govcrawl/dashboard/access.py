"""Who may see the page: everyone on this machine; from elsewhere, whoever holds the token."""

import hmac
import ipaddress
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "govcrawl_token"


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine only."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class TokenRequired:
    """ASGI middleware: answers 401 without the token in ``Authorization: Bearer``, a cookie or ``?token=``.

    A token in the address is moved to a cookie at once, so that it does not stay in history and logs.
    """

    def __init__(self, app: ASGIApp, token: str, message: str) -> None:
        self.app = app
        self.token = token
        self.message = message

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, redirect it or refuse it."""
        if scope["type"] != "http" or scope["path"] == "/healthz":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if (offered := request.query_params.get("token")) is not None and self._right(offered):
            answer = RedirectResponse(str(request.url.remove_query_params("token")), status_code=303)
            answer.set_cookie(COOKIE, offered, httponly=True, samesite="strict", max_age=30 * 86400)
            await answer(scope, receive, send)
            return
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if self._right(bearer) or self._right(request.cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(self.message, status_code=401, headers={"WWW-Authenticate": "Bearer"})
        await refusal(scope, receive, send)

    def _right(self, offered: str) -> bool:
        return hmac.compare_digest(offered.encode(), self.token.encode())


class CountResponses:
    """ASGI middleware: calls ``count`` with the status of every answer."""

    def __init__(self, app: ASGIApp, count: Callable[[int], None]) -> None:
        self.app = app
        self.count = count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the status as the answer begins."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.count(message["status"])
            await send(message)

        await self.app(scope, receive, counted)


class SecurityHeaders:
    """ASGI middleware: the page runs its own script and style and nothing else; nobody frames it."""

    POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"  # noqa: E501

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to every answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self.POLICY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, send_with_headers)
