"""The web application: server-rendered pages over the fleet's state in Redis and the sealed feed."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader, select_autoescape
from redis.exceptions import RedisError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from govcrawl.dashboard.access import CountResponses, SecurityHeaders, TokenRequired
from govcrawl.dashboard.articles import Shelf, shown_time
from govcrawl.dashboard.tiles import CODES, ENGLISH, TILES
from govcrawl.dashboard.words import LANGUAGES, words
from govcrawl.services.fleet import Fleet, Live, SiteState

LIVE_EVERY = 2.0
"""Seconds between two server-sent events."""

_templates = Environment(
    loader=PackageLoader("govcrawl.dashboard"), autoescape=select_autoescape(default=True), auto_reload=False
)


def _language(request: Request) -> str:
    chosen = request.query_params.get("lang") or request.cookies.get("lang")
    if chosen in LANGUAGES:
        return chosen
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


class Pages:
    """The handlers. Plain functions: Starlette runs them in threads, so waiting for Redis blocks nobody."""

    def __init__(self, fleet: Fleet, shelf: Shelf) -> None:
        self.fleet = fleet
        self.shelf = shelf

    def country(self, request: Request) -> Response:
        """The map and the table of sites."""
        day = self.fleet.today() - timedelta(days=1)
        states = self.fleet.sites(day)
        dailies = {s.province: s for s in states if s.name.endswith("_daily")}
        language = _language(request)
        tiles = [
            {
                "row": row,
                "column": column,
                "code": CODES[province],
                "name": province if language == "zh" else ENGLISH[province],
                "label": province if language == "zh" else CODES[province],
                "state": dailies[province].state if province in dailies else "unknown",
                "share": _percent(dailies[province].share) if province in dailies else "–",
            }
            for province, (row, column) in TILES.items()
        ]
        order = list(TILES)
        states.sort(key=lambda s: (order.index(s.province) if s.province in order else 99, s.kind != "epaper", s.name))
        counts = Counter(s.state for s in states)
        numbers = {
            "all": len(states),
            "complete": counts["complete"],
            "late": counts["late"] + counts["failed"],
            "layout_changed": sum(bool(s.layout_changed) for s in states),
        }
        return self._render(
            request, "country.html", here="country", day=day, tiles=tiles, sites=_anchored(states), counts=numbers
        )

    def site(self, request: Request) -> Response:
        """One site: issues, fields, articles, repairs, dead letters."""
        state = self.fleet.site(request.path_params["name"], self.fleet.today() - timedelta(days=1))
        if state is None:
            return self._message(request, "not_found", 404)
        articles = self.shelf.latest(state.name, 20)
        repairs = Counter(name for a in articles for name in a.repairs).most_common()
        return self._render(
            request,
            "site.html",
            s=state,
            fill=_sparklines(self.fleet.fills(state.name, 30)),
            articles=articles,
            repairs=repairs,
            dead=self.fleet.dead(state.name, 20),
        )

    def article(self, request: Request) -> Response:
        """One article as a reader reads it."""
        site, record_id = request.path_params["site"], request.path_params["id"]
        record = None
        if self.fleet.known(site):
            record = self.shelf.record(site, record_id, request.query_params.get("at", ""))
        if record is None:
            return self._message(request, "not_found", 404)
        published = shown_time(record.get("published_at"), record.get("published_precision"))
        return self._render(request, "article.html", a=record, published=published)

    def clusters(self, request: Request) -> Response:
        """Stories that several sites carried."""
        return self._render(
            request, "clusters.html", here="clusters", clusters=_titled(self.shelf.clusters(self.fleet.names())[:100])
        )

    def dead(self, request: Request) -> Response:
        """Pages given up on."""
        return self._render(request, "dead.html", here="dead", dead=self.fleet.dead(None, 200))

    def workers(self, request: Request) -> Response:
        """Who crawls now."""
        return self._render(request, "workers.html", here="workers", workers=self.fleet.workers())

    async def live(self, request: Request) -> Response:
        """Server-sent events with the numbers that move."""

        async def events() -> AsyncIterator[str]:
            yield "retry: 5000\n\n"
            while not await request.is_disconnected():
                numbers = await asyncio.to_thread(self._live)
                yield f"data: {orjson.dumps(numbers.as_dict()).decode()}\n\n"
                await asyncio.sleep(LIVE_EVERY)

        return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    def not_found(self, request: Request, _: Exception) -> Response:
        """No such page."""
        return self._message(request, "not_found", 404)

    def redis_away(self, request: Request, _: Exception) -> Response:
        """Redis did not answer while a page was made."""
        return self._message(request, "redis_away", 503)

    def healthz(self, _: Request) -> Response:
        """For probes: the process answers."""
        return PlainTextResponse("ok\n")

    def _live(self) -> Live:
        try:
            return self.fleet.live()
        except RedisError:
            return Live(away=True)

    def _message(self, request: Request, key: str, status: int) -> Response:
        return self._render(request, "message.html", status, message=words(_language(request))[key])

    def _render(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        language = _language(request)
        live = self._live()
        body = _templates.get_template(template).render(
            lang=language, w=words(language), now=self.fleet.now(), live=live, away=live.away, **{"here": "", **values}
        )
        answer = HTMLResponse(body, status_code=status)
        if request.query_params.get("lang") == language:
            answer.set_cookie("lang", language, max_age=365 * 86400, samesite="strict")
        return answer


def _anchored(states: list[SiteState]) -> list[dict[str, Any]]:
    """Each state with its province's code; the first of a province carries the anchor the map leads to."""
    rows = []
    for province, group in itertools.groupby(states, key=lambda s: s.province):
        for number, state in enumerate(group):
            rows.append({**state.as_dict(), "code": CODES.get(province or "", ""), "first": number == 0})
    return rows


def _percent(share: float | None) -> str:
    """Rounded down, so that 100 % means all of it."""
    return "–" if share is None else f"{int(share * 100)}%"


def _titled(stories: list[list[Any]]) -> list[dict[str, Any]]:
    return [{"title": story[0].title, "members": story} for story in stories]


def _sparklines(fills: list[dict[str, float]]) -> list[dict[str, str]]:
    """Points of an SVG polyline, 100 wide and 20 high, a field; oldest run first."""
    fields = sorted({name for run in fills for name in run})
    rows = []
    for name in fields:
        values = [run.get(name, 0.0) for run in fills]
        step = 100 / max(1, len(values) - 1)
        points = [(i * step, 19 - 18 * v) for i, v in enumerate(values)]
        if len(points) == 1:
            points.append((100.0, points[0][1]))
        rows.append(
            {"field": name, "last": f"{values[-1]:.0%}", "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points)}
        )
    return rows


def make_app(
    fleet: Fleet, feeds: str | Path, token: str | None = None, count: Callable[[int], None] | None = None
) -> Starlette:
    """The application. ``token``: wanted from every visitor where given; ``count``: told each answer's status."""
    pages = Pages(fleet, Shelf(feeds))
    middleware = [Middleware(CountResponses, count=count)] if count else []
    middleware.append(Middleware(SecurityHeaders))
    if token:
        message = " ".join(words(language)["token_wanted"] for language in LANGUAGES)
        middleware.append(Middleware(TokenRequired, token=token, message=message))
    return Starlette(
        routes=[
            Route("/", pages.country),
            Route("/site/{name}", pages.site),
            Route("/article/{site}/{id}", pages.article),
            Route("/clusters", pages.clusters),
            Route("/dead", pages.dead),
            Route("/workers", pages.workers),
            Route("/live", pages.live),
            Route("/healthz", pages.healthz),
            Mount("/static", StaticFiles(packages=[("govcrawl.dashboard", "static")])),
        ],
        middleware=middleware,
        exception_handlers={404: pages.not_found, RedisError: pages.redis_away},
    )
