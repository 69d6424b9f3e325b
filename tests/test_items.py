"""The record and its schema."""

import json
from pathlib import Path

import pytest

import govcrawl.items
from govcrawl.items import Article, Encoding, Provenance, article_id, content_hash, schema

STORED = Path(govcrawl.items.__file__).with_name("article.schema.json")


def test_the_stored_schema_is_the_one_the_record_class_gives():
    assert json.loads(STORED.read_text("utf-8")) == schema(), "python -m govcrawl.items writes it anew"


def test_a_records_keys_stand_in_the_order_of_the_contract():
    article = Article(
        id=article_id("http://a.example/1"),
        url="http://a.example/1",
        canonical_url="http://a.example/1",
        title="题",
        content_hash=content_hash("题", "文"),
        encoding=Encoding(used="utf-8"),
        provenance=Provenance(version="0", family="general", body_sha256="0"),
    )
    assert (
        list(article.to_dict())
        == (
            "schema_version id url canonical_url site site_name site_kind province title kicker subtitle "
            "published_at published_precision modified_at source authors editors dateline breadcrumbs section "
            "print official text images attachments language content_hash near_dup encoding repairs fetched_at "
            "http_status provenance warnings"
        ).split()
    )


@pytest.mark.parametrize(("a", "b"), [("甲 乙\n丙", "甲  乙\n\n丙 "), ("e\u0301", "\u00e9")])
def test_white_space_and_composition_do_not_change_the_content_hash(a, b):
    assert content_hash("题", a) == content_hash("题", b)


def test_an_id_is_32_hex_digits_of_the_canonical_url():
    assert article_id("http://a.example/1") == "6f09fce05af7d21c280b5d2ef1713fb4"
