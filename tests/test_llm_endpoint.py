"""The endpoint of a language model, against a stand-in on this machine: slow, broken, refusing, huge and talkative ones."""

import json
import re
import socket
import time
from http.server import BaseHTTPRequestHandler
from threading import Thread

import pytest

from graph.errors import ExtractorError
from graph.extractors.llm_answers import schema
from graph.extractors.llm_endpoint import MOST_BYTES, TRIES, Endpoint, EndpointError
from graph.extractors.llm_settings import LlmSettings, llm_settings_from
from tests.endpoint import Handler, completion, send, serving

KEY = "sk-secret-0123"
GOOD = completion('{"claims": []}')


def ask(url: str, *, timeout: float = 20, key: str = KEY) -> tuple[str, list[float]]:
    """The answer, and how long was waited between tries."""
    waits: list[float] = []
    settings = LlmSettings(url=url, model="m", key=key, timeout=timeout)
    return Endpoint(settings, waits.append).ask("Read.", "a text", schema()), waits


def refused(url: str, *, timeout: float = 20) -> EndpointError:
    with pytest.raises(EndpointError) as caught:
        ask(url, timeout=timeout)
    assert KEY not in str(caught.value)
    assert caught.value.remedy
    assert str(caught.value).isprintable()
    return caught.value


def status(code: int, body: bytes = b"", **headers: str) -> Handler:
    return lambda request, _: send(request, code, body, **headers)


def test_what_is_asked() -> None:
    with serving(GOOD) as server:
        assert ask(server.url) == ('{"claims": []}', [])
    (asked,) = server.asked
    assert (asked.path, asked.headers["Authorization"]) == ("/v1/chat/completions", f"Bearer {KEY}")
    assert (asked.body["model"], asked.body["temperature"], asked.body["stream"]) == ("m", 0, False)
    assert (asked.said("system"), asked.said("user")) == ("Read.", "a text")
    assert asked.body["response_format"]["json_schema"]["schema"]["required"] == ["claims"]
    assert KEY not in json.dumps(asked.body)


def test_without_a_key_none_is_sent() -> None:
    with serving(GOOD) as server:
        ask(server.url, key="")
    assert "Authorization" not in server.asked[0].headers


PASSING = [429, 500, 502, 503, 504]


@pytest.mark.parametrize("code", PASSING)
def test_what_passes_is_tried_again(code: int) -> None:
    with serving(status(code), GOOD) as server:
        assert ask(server.url) == ('{"claims": []}', [1.0])
    assert len(server.asked) == 2


@pytest.mark.parametrize("code", PASSING)
def test_tries_are_bounded(code: int) -> None:
    with serving(status(code, b'{"error": {"message": "too\\u0007 many"}}')) as server:
        error = refused(server.url)
    assert len(server.asked) == TRIES
    assert str(code) in error.message


WAITS = [("7", [7.0]), ("100000", [30.0]), ("soon", [1.0]), ("-5", [1.0])]


@pytest.mark.parametrize(("header", "waited"), WAITS)
def test_a_server_may_ask_for_patience_within_limits(header: str, waited: list[float]) -> None:
    with serving(status(429, Retry_After=header), GOOD) as server:
        assert ask(server.url)[1] == waited


LASTING = [(401, "COMMUNIQUE_LLM_KEY"), (403, "COMMUNIQUE_LLM_KEY"), (404, "name of the model"), (405, "address")]


@pytest.mark.parametrize(("code", "remedy"), LASTING)
def test_what_lasts_is_said_at_once(code: int, remedy: str) -> None:
    with serving(status(code, f"no {KEY} here\x1b[31m\u202e".encode())) as server:
        error = refused(server.url)
    assert (len(server.asked), error.lasting, remedy in error.remedy) == (1, True, True)


def test_a_redirect_is_not_followed() -> None:
    with serving(GOOD) as other, serving(status(307, Location=other.url)) as server:
        assert "307" in refused(server.url).message
    assert other.asked == []


def test_a_server_that_knows_no_schema_is_asked_without() -> None:
    with serving(status(400, b"unknown field response_format"), GOOD) as server:
        assert ask(server.url)[0] == '{"claims": []}'
    assert ["response_format" in asked.body for asked in server.asked] == [True, False]


def test_a_request_that_is_wrong_for_another_reason_is_said() -> None:
    with serving(status(400, b'{"error": "context too long"}')) as server:
        assert "context too long" in refused(server.url).message
    assert len(server.asked) == 2


def raw(data: bytes) -> Handler:
    def handle(request: BaseHTTPRequestHandler, _: int) -> None:
        request.wfile.write(data)
        request.close_connection = True

    return handle


ANSWERS: list[tuple[Handler | bytes, str]] = [  # (answer, what is said)
    (b"", "no chat completion"),
    (b"<html>Welcome</html>", "no chat completion"),
    (b"[]", "no chat completion"),
    (b'{"choices": []}', "no chat completion"),
    (b'{"choices": "abc"}', "no chat completion"),
    (b'{"choices": [{"message": null}]}', "no chat completion"),
    (b"[" * 100_000, "no chat completion"),
    (b"\xff\xfe\x00", "no chat completion"),
    (GOOD[:-20], "no chat completion"),
    (completion(None), "holds no text"),
    (b'{"choices": [{"message": {"content": ["a"]}}]}', "holds no text"),
    (completion('{"claims": [', "length"), "cut off"),
    (b" " * (MOST_BYTES + 1), "more than 4 MB"),
    (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"), "broke off"),
    (raw(b"no protocol at all\r\n\r\n"), "broke off"),
    (raw(b""), "broke off"),
    (raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"), "broke off"),
    (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke off"),
    (status(302, b"", Location="http://127.0.0.1:9/"), "302"),
    (status(418, b"\x00\x01 teapot " * 200), "teapot"),
]


@pytest.mark.parametrize(("answer", "said"), ANSWERS, ids=[f"{n}-{said}" for n, (_, said) in enumerate(ANSWERS)])
def test_what_is_no_answer_is_said(answer: Handler | bytes, said: str) -> None:
    with serving(answer) as server:
        error = refused(server.url)
    assert said in error.message
    assert len(error.message) < 600
    assert len(server.asked) <= TRIES


def dripping(request: BaseHTTPRequestHandler, _: int) -> None:
    """A byte now and then: no single wait is long."""
    request.send_response(200)
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b" ")
        time.sleep(0.05)


def dripping_head(request: BaseHTTPRequestHandler, _: int) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40:
        request.wfile.write(bytes([byte]))
        time.sleep(0.05)


def silent(_: BaseHTTPRequestHandler, __: int) -> None:
    time.sleep(3)


@pytest.mark.parametrize("handler", [dripping, dripping_head, silent])
def test_a_slow_server_is_left(handler: Handler) -> None:
    with serving(handler) as server:
        began = time.monotonic()
        error = refused(server.url, timeout=1)
        assert time.monotonic() - began < 3 * TRIES
    assert "longer than 1 seconds" in error.message
    assert "COMMUNIQUE_LLM_TIMEOUT" in error.remedy


def test_a_server_that_is_slow_once_is_asked_again() -> None:
    with serving(silent, GOOD) as server:
        assert ask(server.url, timeout=1) == ('{"claims": []}', [1.0])


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        error = refused(f"http://127.0.0.1:{free.getsockname()[1]}/v1")
    assert (error.lasting, "cannot be reached" in error.message) == (True, True)


def test_a_server_that_speaks_no_tls() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        thread = Thread(target=answer, daemon=True)
        thread.start()
        assert "127.0.0.1" in refused(f"https://127.0.0.1:{listening.getsockname()[1]}/v1").message
        thread.join(5)


# ---- settings --------------------------------------------------------------------------------------------

ENVIRON = {"COMMUNIQUE_LLM_URL": "http://127.0.0.1:8080/v1/", "COMMUNIQUE_LLM_MODEL": "m", "COMMUNIQUE_LLM_KEY": f" {KEY}\n"}


def test_settings_of_the_environment_and_of_options() -> None:
    settings = llm_settings_from(ENVIRON | {"COMMUNIQUE_LLM_TIMEOUT": "5"}, url=None, model="other")
    assert (settings.url, settings.model, settings.key, settings.timeout) == ("http://127.0.0.1:8080/v1", "other", KEY, 5.0)
    assert KEY not in repr(settings)


WRONG: list[tuple[dict[str, str], str]] = [
    ({"URL": ""}, "No endpoint"),
    ({"URL": "127.0.0.1:8080"}, "no address"),
    ({"URL": "ftp://127.0.0.1/v1"}, "no address"),
    ({"URL": "file:///etc/passwd"}, "no address"),
    ({"URL": "http://"}, "no address"),
    ({"URL": "http://127.0.0.1:99999/v1"}, "no address"),
    ({"URL": "http://127.0.0.1/v1\r\nHost: elsewhere"}, "no address"),
    ({"URL": f"http://user:{KEY}@127.0.0.1/v1"}, "more than host"),
    ({"URL": f"http://127.0.0.1/v1?key={KEY}"}, "more than host"),
    ({"MODEL": " "}, "No model"),
    ({"KEY": "two\nlines"}, "no key has"),
    ({"KEY": "schlüssel"}, "no key has"),
    ({"TIMEOUT": "soon"}, "TIMEOUT is 'soon'"),
    ({"TIMEOUT": "0"}, "TIMEOUT is '0'"),
    ({"TIMEOUT": "nan"}, "TIMEOUT is 'nan'"),
]


@pytest.mark.parametrize(("changes", "said"), WRONG)
def test_settings_that_cannot_be_used_are_said_without_the_key(changes: dict[str, str], said: str) -> None:
    environ = ENVIRON | {f"COMMUNIQUE_LLM_{name}": value for name, value in changes.items()}
    with pytest.raises(ExtractorError, match=re.escape(said)) as caught:
        llm_settings_from(environ)
    assert caught.value.remedy
    assert KEY not in str(caught.value)
