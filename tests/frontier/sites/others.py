"""More spiders for the tests."""

import os
import time

import scrapy

from tests.frontier.sites.plain import Plain, record


class Conditional(Plain):
    """Asks for its list conditionally."""

    name = "conditional"

    async def start(self):
        yield scrapy.Request(self.base, callback=self.parse_list, meta={"page": "list", "conditional": True})


class Ranged(Plain):
    """Names each record by the range of the spider that read it."""

    name = "ranged"

    def parse_article(self, response):
        yield record(self, response, self.since, "text")


class Busy(Plain):
    """Burns as much CPU a page as the environment's BURN says (seconds)."""

    name = "busy"
    host_group = "busy"

    def parse_article(self, response):
        end = time.process_time() + float(os.environ.get("BURN", "0"))
        while time.process_time() < end:
            pass
        yield from super().parse_article(response)


class Noting(Plain):
    """Notes a trouble for each article it reads."""

    name = "noting"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes = []

    @property
    def troubles(self):
        return sorted(self.notes)

    def take_note(self, note):
        self.notes.append(note)

    def parse_article(self, response):
        self.notes.append(f"the layout of {response.url.rpartition('/')[2]} is new")
        yield from super().parse_article(response)
