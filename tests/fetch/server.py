"""A real HTTP server on 127.0.0.1 that serves monograph pages, and misbehaves where it is told to."""

from __future__ import annotations

import gzip
import hashlib
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from .pages import form_one, form_two


class Seen(NamedTuple):
    """A request that reached the server."""

    path: str
    headers: dict[str, str]
    at: float
    status: int


@dataclass
class Answer:
    """What the server says at one address."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str | None = "text/html; charset=utf-8"
    validators: str = "etag"
    """`etag`, `date` or `none`: what lets a client ask whether the page changed."""
    modified: str = "Mon, 02 Feb 2026 10:00:00 GMT"
    packed: bool = False


Act = Callable[["Handler", int], None]
"""Misbehaviour at an address: called with the handler and how many times the address was asked before."""


@dataclass
class Site:
    """The state of one site; tests change it between two crawls."""

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    lastmod: dict[str, str] = field(default_factory=dict)
    active: int = 0
    most_active: int = 0
    delay: float = 0.0
    sent_endlessly: int = 0
    """Bytes of the longest answer without end that were taken from the server."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, path: str, body: bytes, **said: Any) -> None:
        self.answers[path] = Answer(body, **said)

    def pages(self) -> list[str]:
        return [p for p in (*self.answers, *self.acts) if p.startswith("/composition/")]

    def fill(self, n: int) -> None:
        """`n` pages, half of them in each form."""
        for i in range(n):
            if i % 2:
                self.add(f"/composition/probalol-{i}/", form_two(i))
            else:
                self.add(f"/composition/t/testamol-{i}.html", form_one(i))

    def sitemap(self, paths: list[str] | None = None) -> bytes:
        urls = "".join(
            f"<url><loc>{self.address}{p}</loc>"
            + (f"<lastmod>{self.lastmod[p]}</lastmod>" if p in self.lastmod else "")
            + "</url>"
            for p in (self.pages() if paths is None else paths)
        )
        return (
            f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
        )

    def list_in_sitemap(self, paths: list[str] | None = None) -> None:
        """Publish robots.txt and a sitemap of all pages (or of `paths`)."""
        self.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.address}/sitemap.xml\n".encode(),
                 content_type="text/plain")  # fmt: skip
        self.add("/sitemap.xml", self.sitemap(paths), content_type="application/xml")

    def asked(self, path: str | None = None) -> list[Seen]:
        """Requests so far: for pages, or for `path`."""
        with self.lock:
            return [s for s in self.seen if (s.path == path if path else s.path.startswith("/composition/"))]

    def forget(self) -> None:
        with self.lock:
            self.seen.clear()
            self.most_active = 0


class Handler(BaseHTTPRequestHandler):
    """Answers for the site of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        site = self.server.site
        with site.lock:
            before = sum(s.path == self.path for s in site.seen) if self.path in site.acts else 0
            site.active += 1
            site.most_active = max(site.most_active, site.active)
        try:
            if site.delay:
                time.sleep(site.delay)
            if act := site.acts.get(self.path):
                act(self, before)
            else:
                self.answer(site.answers.get(self.path))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with site.lock:
                site.active -= 1

    def answer(self, said: Answer | None) -> None:
        if said is None:
            said = Answer(b"<title>404</title><h1>Not found</h1>", 404, validators="none")
        etag = f'"{hashlib.sha1(said.body).hexdigest()}"'
        validators = {"etag": {"ETag": etag}, "date": {"Last-Modified": said.modified}}.get(said.validators, {})
        same = (said.validators == "etag" and self.headers.get("If-None-Match") == etag) or (
            said.validators == "date" and self.headers.get("If-Modified-Since") == said.modified
        )
        if said.status == 200 and same:
            self.reply(304, b"", validators)
            return
        headers = {**validators, **said.headers}
        if said.content_type is not None:
            headers.setdefault("Content-Type", said.content_type)
        body = said.body
        if said.packed:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body)
        self.reply(said.status, body, headers)

    def reply(self, status: int, body: bytes, headers: dict[str, str] | None = None, length: int | None = None) -> None:
        """Send an answer; `length` may claim more than `body` has."""
        site = self.server.site
        with site.lock:
            site.seen.append(Seen(self.path, dict(self.headers.items()), time.monotonic(), status))
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
        if length is not None and length > len(body):
            self.close_connection = True

    def log_message(self, *said: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        site.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def served(certificate: Path | None = None) -> Iterator[Site]:
    """A site of its own on a free port; with a certificate (and key) in PEM form it speaks https."""
    site = Site()
    server = Server(site)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        site.address = site.address.replace("http:", "https:")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


# Misbehaviours -------------------------------------------------------------------------------------------------------


def fails_first(times: int, status: int, then: Answer, **headers: str) -> Act:
    """`status` for the first `times` requests, then `then`."""

    def act(handler: Handler, before: int) -> None:
        if before < times:
            handler.reply(status, b"later", {k.replace("_", "-"): v for k, v in headers.items()})
        else:
            handler.answer(then)

    return act


def redirects(to: str, status: int = 302) -> Act:
    return lambda handler, _: handler.reply(status, b"", {"Location": to})


def cut_off(body: bytes, times: int, then: Answer | None = None) -> Act:
    """Promises the whole body and closes after half of it."""

    def act(handler: Handler, before: int) -> None:
        if before < times or then is None:
            handler.reply(200, body[: len(body) // 2], {"Content-Type": "text/html"}, length=len(body))
        else:
            handler.answer(then)

    return act


def stalls(seconds: float) -> Act:
    """Sends the headers and the first bytes, and then nothing."""

    def act(handler: Handler, _: int) -> None:
        handler.reply(200, b"<html><title>Slow", {"Content-Type": "text/html"}, length=5_000)
        time.sleep(seconds)

    return act


def breaks_connection(times: int, then: Answer) -> Act:
    def act(handler: Handler, before: int) -> None:
        if before < times:
            handler.server.site.seen.append(Seen(handler.path, {}, time.monotonic(), 0))
            handler.close_connection = True
            handler.connection.close()
        else:
            handler.answer(then)

    return act


def gzip_bomb(size: int) -> Act:
    """A small body that grows to `size` bytes."""
    packed = gzip.compress(b"<p>" + b" " * size)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    return lambda handler, _: handler.reply(200, packed, headers)


def huge(size: int, told: bool) -> Act:
    """A page of `size` bytes, with or without saying so beforehand."""

    def act(handler: Handler, _: int) -> None:
        site = handler.server.site
        with site.lock:
            site.seen.append(Seen(handler.path, {}, time.monotonic(), 200))
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(size)) if told else handler.send_header("Connection", "close")
        handler.close_connection = True
        handler.end_headers()
        sent = 0
        while sent < size:
            handler.wfile.write(b"x" * 65_536)
            sent += 65_536

    return act


def endless(head: bytes, again: bytes) -> Act:
    """Sends `head` and then `again` without end: headers that never come to a body."""

    def act(handler: Handler, _: int) -> None:
        site = handler.server.site
        with site.lock:
            site.seen.append(Seen(handler.path, {}, time.monotonic(), 200))
        handler.close_connection = True
        handler.wfile.write(head)
        sent, some = 0, again * (65_536 // len(again) + 1)
        while sent < 500_000_000:
            handler.wfile.write(some)
            sent += len(some)
            site.sent_endlessly = max(site.sent_endlessly, sent)

    return act


def main() -> None:
    """A server of its own process, for the benchmark: N pages; prints its address, then serves until killed."""
    import sys

    site = Site()
    server = Server(site)
    site.fill(int(sys.argv[1]))
    site.list_in_sitemap()
    site.seen = _Forgetful()
    print(json.dumps({"address": site.address}), flush=True)
    server.serve_forever()


class _Forgetful(list[Seen]):
    def append(self, seen: Seen) -> None:
        pass


if __name__ == "__main__":
    main()
