"""The record: one article as a site published it, one JSON object a line.

The table of fields is a contract (docs/fields.md); ``article.schema.json`` is generated from these classes.
Null means unknown: never an empty string, never a guess.
"""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any, Literal

from attrs import Factory, define, field
from itemadapter import ItemAdapter

SCHEMA_VERSION = "1.0.0"

_DATE_TIME = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?"
_CHINA_TIME = _DATE_TIME + r"\+08:00$"
_UTC_TIME = _DATE_TIME + r"Z$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def _schema(**keywords: Any) -> dict[str, Any]:
    return {"json_schema_extra": keywords}


@define(kw_only=True)
class Print:
    """The printed page an e-paper article stands on."""

    date: str = field(metadata=_schema(pattern=_DAY))
    page_no: str | None = None
    page_name: str | None = None
    pdf: str | None = None


@define(kw_only=True)
class Official:
    """The public-information table of a government portal (索引号, 文号, 发文机关 …)."""

    index_no: str | None = None
    doc_no: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    topic: str | None = None
    validity: str | None = None
    extra: dict[str, str] | None = None


@define(kw_only=True)
class Image:
    """A picture of the article; its caption is here, not in the text."""

    url: str
    caption: str | None = None
    credit: str | None = None


@define(kw_only=True)
class Attachment:
    """A file the article offers."""

    url: str
    name: str | None = None


@define(kw_only=True)
class NearDup:
    """The same story seen before, on any site."""

    cluster: str
    of: str
    similarity: float = field(metadata=_schema(minimum=0, maximum=1))


@define(kw_only=True)
class Encoding:
    """How the bytes became text; ``replaced`` counts U+FFFD."""

    declared: str | None = None
    used: str
    replaced: int = field(default=0, metadata=_schema(minimum=0))


@define(kw_only=True)
class Provenance:
    """Where the record came from: enough to make it again."""

    version: str
    spider: str | None = None
    family: str
    run: str | None = None
    body_sha256: str
    listed_on: str | None = None


@define(kw_only=True)
class Article:
    """One article. Times are RFC 3339; ``published_at`` carries +08:00, ``fetched_at`` is UTC."""

    schema_version: str = SCHEMA_VERSION
    id: str = field(metadata=_schema(pattern="^[0-9a-f]{32}$"))
    url: str
    canonical_url: str
    site: str | None = None
    site_name: str | None = None
    site_kind: Literal["epaper", "news", "portal"] | None = None
    province: str | None = None
    title: str = field(metadata=_schema(minLength=1))
    kicker: str | None = None
    subtitle: str | None = None
    published_at: str | None = field(default=None, metadata=_schema(pattern=_CHINA_TIME))
    published_precision: Literal["day", "minute", "second"] | None = None
    modified_at: str | None = field(default=None, metadata=_schema(pattern=_CHINA_TIME))
    source: str | None = None
    authors: list[str] = Factory(list)
    editors: list[str] = Factory(list)
    dateline: str | None = None
    breadcrumbs: list[str] = Factory(list)
    section: str | None = None
    print: Print | None = None
    official: Official | None = None
    text: str = ""
    images: list[Image] = Factory(list)
    attachments: list[Attachment] = Factory(list)
    language: str = "zh-Hans"
    content_hash: str = field(metadata=_schema(pattern="^[0-9a-f]{64}$"))
    near_dup: NearDup | None = None
    encoding: Encoding
    repairs: list[str] = Factory(list)
    fetched_at: str | None = field(default=None, metadata=_schema(pattern=_UTC_TIME))
    http_status: int | None = None
    provenance: Provenance
    warnings: list[str] = Factory(list)

    @property
    def is_article(self) -> bool:
        """False for an index, an error or a challenge page; such a record is never exported."""
        return not (self.warnings and self.warnings[0].startswith("not an article"))

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, keys in the order of the contract."""
        return ItemAdapter(self).asdict()


def article_id(canonical_url: str) -> str:
    """The first 32 hex digits of SHA-256 of the canonical URL."""
    return hashlib.sha256(canonical_url.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def content_hash(title: str, text: str) -> str:
    """SHA-256 of title, newline, text: NFC, runs of white space as one space, ends stripped."""
    content = unicodedata.normalize("NFC", f"{title}\n{text}")
    return hashlib.sha256(" ".join(content.split()).encode("utf-8", "surrogatepass")).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record; stored as ``govcrawl/article.schema.json``."""
    made = ItemAdapter.get_json_schema(Article)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "govcrawl article",
        "description": f"One article, schema version {SCHEMA_VERSION}",
    }
    made["required"] = list(made["properties"])
    return head | made


def _write() -> None:
    target = Path(__file__).with_name("article.schema.json")
    target.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
