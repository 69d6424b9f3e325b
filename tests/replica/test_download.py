"""Requests of Scrapy that go to the replica: a real server records what arrives."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import pytest_twisted
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.test import get_crawler

from govcrawl.download import ReplicaDownloadHandler, replica_origin


class Recorder(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append((self.command, self.path, dict(self.headers)))
        length = int(self.headers.get("Content-Length", 0))
        body = b"<html><body>" + self.rfile.read(length) + b"</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Set-Cookie", "a=1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815  # the name that http.server calls

    def log_message(self, *args):
        pass


@pytest.fixture
def recorder() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest_twisted.inlineCallbacks
def fetched(server, request):
    crawler = get_crawler(settings_dict={"GOVCRAWL_REPLICA": f"http://127.0.0.1:{server.server_port}"})
    crawler.spider = crawler._create_spider("s")
    handler = ReplicaDownloadHandler(crawler)
    response = yield deferred_from_coro(handler.download_request(request))
    yield deferred_from_coro(handler.close())
    return response


@pytest.mark.parametrize(
    ("url", "target", "host", "scheme"),
    [
        ("https://www.ah.gov.cn/public/1681?type=4&a=b", "/public/1681?type=4&a=b", "www.ah.gov.cn", "https"),
        ("http://xh.xhby.net", "/", "xh.xhby.net", "http"),
        ("http://a.example:8080/x?y=%E4%B8%AD#part", "/x?y=%E4%B8%AD", "a.example:8080", "http"),
        ("https://a.example:443?q=1", "/?q=1", "a.example", "https"),
        ("https://a.example:80/", "/", "a.example:80", "https"),
        ("http://a.example/x//double/../path", "/x//double/../path", "a.example", "http"),
    ],
)  # fmt: skip
@pytest_twisted.inlineCallbacks
def test_a_request_arrives_as_plain_http_with_its_own_host_and_target(recorder, url, target, host, scheme):
    request = Request(url)
    response = yield fetched(recorder, request)
    ((method, path, headers),) = recorder.seen
    assert (method, path, headers["Host"], headers["X-Forwarded-Proto"]) == ("GET", target, host, scheme)
    assert response.url == request.url.partition("#")[0]
    assert isinstance(response, HtmlResponse)


@pytest_twisted.inlineCallbacks
def test_a_proxy_is_not_asked(recorder):
    request = Request("https://a.example/", meta={"proxy": "http://127.0.0.1:1"}, headers={"Proxy-Authorization": "x"})
    yield fetched(recorder, request)
    assert "Proxy-Authorization" not in recorder.seen[0][2]
    assert request.meta["proxy"] == "http://127.0.0.1:1"
    assert request.meta["download_latency"] > 0


@pytest_twisted.inlineCallbacks
def test_a_body_is_sent_on(recorder):
    response = yield fetched(recorder, Request("http://a.example/p", method="POST", body=b"columnid=1"))
    assert recorder.seen[0][0] == "POST"
    assert b"columnid=1" in response.body


@pytest.mark.parametrize("address", ["127.0.0.1:80", "https://127.0.0.1", "http://", "http://a/b", "ftp://a"])
def test_an_address_that_is_none_is_refused_with_an_example(address):
    with pytest.raises(ValueError, match=r"http://127\.0\.0\.1:8765"):
        replica_origin(address)
