"""Downloader middleware: every selector and link in a spider sees text that was decoded by what the bytes are.

The response keeps its raw body: `response.body` is what the server sent, for hashes, archives and `extract`. Only
`response.text` and `response.encoding`, and with them selectors and links, come from `govcrawl.text.decode`.
"""

from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, JsonResponse, Response, TextResponse, XmlResponse

from govcrawl.text import Decoded, decode


class _Decoded(TextResponse):
    """A text response that does not believe what it is told. Decodes when its text is first asked for."""

    _decoded: Decoded | None = None

    @property
    def decoded(self) -> Decoded:
        """What `govcrawl.text.decode` made of body and Content-Type."""
        if self._decoded is None:
            header = self.headers.get(b"Content-Type")
            self._decoded = decode(self.body, header.decode("latin-1") if header else None)
        return self._decoded

    @property
    def encoding(self) -> str:
        """The charset the bytes are in, or the one a spider set by ``response.replace(encoding=…)``."""
        return self._encoding or self.decoded.encoding

    @property
    def text(self) -> str:
        """The decoded body."""
        if self.encoding != self.decoded.encoding:
            return super().text
        return self.decoded.text


class DecodedHtmlResponse(_Decoded, HtmlResponse):
    """HTML."""


class DecodedXmlResponse(_Decoded, XmlResponse):
    """XML, feeds."""


class DecodedJsonResponse(_Decoded, JsonResponse):
    """JSON."""


class DecodedTextResponse(_Decoded):
    """Any other text."""


_CLASSES: tuple[tuple[type[TextResponse], type[_Decoded]], ...] = (
    (HtmlResponse, DecodedHtmlResponse),
    (XmlResponse, DecodedXmlResponse),
    (JsonResponse, DecodedJsonResponse),
    (TextResponse, DecodedTextResponse),
)


class DecodeMiddleware:
    """Gives text responses the classes above. Belongs at 585: after decompression, before meta refresh."""

    def process_response(self, request: Request, response: Response) -> Response:
        """The same response, its text decoded by `govcrawl.text`."""
        if not isinstance(response, TextResponse) or isinstance(response, _Decoded):
            return response
        cls: Any = next(ours for theirs, ours in _CLASSES if isinstance(response, theirs))
        made: Response = response.replace(cls=cls, encoding=None)  # None: or Scrapy's detector would run first
        return made
