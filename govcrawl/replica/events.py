"""What befalls a site between one crawl and the next: a wall in front of it, a new host, a new design, edits."""

import hashlib
import re
from collections.abc import Mapping

from attrs import Factory, define, evolve

from govcrawl.replica.page import Page, html, moved
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Story, rng

_RUISHU = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><script type="text/javascript">$_ts=window[\'$_ts\'];'
    'if(!$_ts)$_ts={};$_ts.nsd=95748;$_ts.cd="qErcrrAlWqL";</script><script src="/4QbVtADbnLVIc/c.FxJzG50F.js">'
    "</script></head><body></body></html>"
)
_COOKIE = "<html><body><script>document.cookie='acw_sc__v2=64e3;path=/';location.reload();</script></body></html>"
_BLOCKED = "<html><body><h1>您的访问被阻断</h1></body></html>"
_SET = {"Set-Cookie": "FSSBBIl1UgzbN7N80S=6uUJ3; Path=/; HttpOnly"}

CHALLENGES: Mapping[str, Page] = {
    "412": html(_RUISHU, status=412, headers=_SET),
    "405": html(_BLOCKED, status=405),
    "202": html(_RUISHU, status=202, headers=_SET),
    "200": html(_COOKIE),
}
"""Walls by status: 瑞数 (412, and 202), 云堤 (405), a page that sets a cookie and loads itself again (200)."""

_NAMES = re.compile(rb"""\b(class|id)=(["'])([^"']+)\2""")
_FOUNDER = re.compile(rb"</?founder-\w+>|<!--.*?-->", re.DOTALL)


@define(kw_only=True)
class Events:
    """By site name: the challenge it answers with, the host it moved to; sites with a new design; the share of
    articles (0 to 1) whose text was corrected since."""

    challenges: Mapping[str, str] = Factory(dict)
    moves: Mapping[str, str] = Factory(dict)
    redesigned: frozenset[str] = frozenset()
    corrected: float = 0.0
    seed: int = 1

    def before(self, site: Site, target: str) -> Page | None:
        """What stands in front of a site's pages, or None."""
        if site.name in self.challenges:
            return CHALLENGES[self.challenges[site.name]]
        if site.name in self.moves:
            return moved(f"{site.base.split('://', 1)[0]}://{self.moves[site.name]}{target}", 301)
        return None

    def after(self, site: Site, page: Page) -> Page:
        """The page in the site's present design: after a redesign no class, id or mark is what it was."""
        if site.name not in self.redesigned or not page.content_type.startswith("text/html"):
            return page
        body = _NAMES.sub(lambda found: found[1] + b'="n' + _short(found[3]) + b'"', _FOUNDER.sub(b"", page.body))
        return evolve(page, body=body)

    def edited(self, story: Story, site: Site, number: int) -> Story:
        """The story as it stands now: some were corrected."""
        if not self.corrected or rng(self.seed, "corrected", site.name, number).random() >= self.corrected:
            return story
        return evolve(story, paragraphs=(*story.paragraphs, "（更正：本文所引数据已按有关部门最新口径修订。）"))


def _short(name: bytes) -> bytes:
    return hashlib.md5(name, usedforsecurity=False).hexdigest()[:6].encode()
