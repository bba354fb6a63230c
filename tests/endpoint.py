"""A stand-in for an OpenAI-compatible endpoint, on this machine, that answers as a test tells it to."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

__all__ = ["Asked", "StandIn", "completion", "serving"]


class Asked(NamedTuple):
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    def said(self, role: str) -> str:
        """What the request says in that role."""
        return "".join(message["content"] for message in self.body["messages"] if message["role"] == role)


Handler = Callable[[BaseHTTPRequestHandler, int], None]


class StandIn(NamedTuple):
    """Base URL, and the requests that came."""

    url: str
    asked: list[Asked]


def completion(content: object, reason: str = "stop") -> bytes:
    """The envelope of a chat completion."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": reason}]}).encode()


def send(request: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """One answer with its length."""
    request.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def serving(*handlers: Handler | bytes) -> Iterator[StandIn]:
    """A server that answers the first request by the first handler, and so on; the last answers all that follow."""
    asked: list[Asked] = []

    class _Requests(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(Asked(self.path, dict(self.headers), json.loads(body)))
            handler = handlers[min(len(asked), len(handlers)) - 1]
            try:
                if isinstance(handler, bytes):
                    send(self, 200, handler)
                else:
                    handler(self, len(asked))
            except OSError:
                self.close_connection = True  # who asked has gone

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Requests)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield StandIn(f"http://127.0.0.1:{server.server_address[1]}/v1", asked)
    finally:
        server.shutdown()
        server.server_close()
