"""A small web on loopback: lists of articles, with whatever goes wrong; and a log of what was asked, and when."""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, str], str]
Page = Answer | Callable[["Web", str], Answer]


class Web(ThreadingHTTPServer):
    """``pages``: path to (status, headers, body) or to a function; ``log``: (monotonic time, path, headers)."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, pages: dict[str, Page]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {"/robots.txt": (404, {}, ""), **pages}
        self.log: list[tuple[float, str, dict[str, str]]] = []
        self.counted: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.latency = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are part of the tests; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def asked(self, path: str) -> int:
        return self.counted[path]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Web

    def do_GET(self) -> None:
        arrived = time.monotonic()
        path = urlsplit(self.path).path
        with self.server.lock:
            self.server.log.append((arrived, path, dict(self.headers)))
            self.server.counted[path] += 1
        if self.server.latency and path != "/robots.txt":
            time.sleep(self.server.latency)
        page = self.server.pages.get(path, (404, {}, "nothing here"))
        status, headers, body = page(self.server, path) if callable(page) else page
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Type" not in headers:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", "0" if status == 304 else str(len(data)))
        self.end_headers()
        if status != 304:
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def article(number: int | str, title: str | None = None, text: str | None = None) -> Answer:
    return 200, {}, f"<h1>{title or f'题目{number}'}</h1><p>{text or f'正文{number}'}</p>"


def listing(articles: list[str] = [], lists: list[str] = [], day: str | None = None) -> Answer:  # noqa: B006
    dated = f' data-day="{day}"' if day else ""
    links = [f'<a class="list" href="{path}">l</a>' for path in lists]
    links += [f'<a class="article"{dated} href="{path}">a</a>' for path in articles]
    return 200, {}, "<html><body>" + "\n".join(links) + "</body></html>"


def site(number: int, per_list: int = 10) -> dict[str, Page]:
    """A site of ``number`` articles on lists of ``per_list``, all lists named by ``/``."""
    lists = range(0, number, per_list)
    pages: dict[str, Page] = {"/": listing(lists=[f"/list/{at}" for at in lists])}
    for at in lists:
        pages[f"/list/{at}"] = listing([f"/a/{each}" for each in range(at, min(at + per_list, number))])
    pages |= {f"/a/{each}": article(each) for each in range(number)}
    return pages


@contextmanager
def serving(pages: dict[str, Page]) -> Iterator[Web]:
    web = Web(pages)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


if __name__ == "__main__":  # a process of its own, for loads that this one's interpreter would slow down
    with serving(site(int(sys.argv[1]))) as running:
        running.latency = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
        print(running.url, flush=True)
        sys.stdin.read()
        print(json.dumps([(at, path) for at, path, _ in running.log]))
