"""Passwords in addresses do not reach the logs: ``redis://u:secret@h`` is logged as ``redis://u:***@h``.

The mask is on the log record, before any handler formats it, so that every log shows the same: Scrapy's own, a file
given by ``--logfile``, JSON lines. Tracebacks, which are text only once they are formatted, are masked then.
"""

import logging
import re
from typing import Any

_PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):([^/\s@]+)@")
_IN_QUERY = re.compile(r"(?<=[?&]password=)[^&\s'\">]+")  # redis-py takes it there too


def mask(text: str) -> str:
    """Replace the password of every URL in a text; the same text where there is none."""
    return _IN_QUERY.sub("***", _PASSWORD.sub(r"\1:***@", text)) if "://" in text else text


class MaskedRecord(logging.LogRecord):
    """A log record that shows no password of a URL: not in its message, and not in its traceback."""

    def getMessage(self) -> str:  # noqa: N802  logging's own name
        """The message with its arguments."""
        return mask(super().getMessage())

    def __setattr__(self, name: str, value: Any) -> None:
        # Formatters keep the text of a traceback (and of a stack) in the record, and print it from there.
        super().__setattr__(name, mask(value) if name in ("exc_text", "stack_info") and value else value)


def install() -> None:
    """Have every log record of this process masked from here on."""
    logging.setLogRecordFactory(MaskedRecord)
