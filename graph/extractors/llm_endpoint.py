"""One question to an OpenAI-compatible chat endpoint: bounded in time, size and tries, and plain about what went wrong.

By the standard library: its http.client follows no redirect (which would carry the key to another host), reads no proxy
from the environment, and needs no package at run time for one POST.
"""

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from typing import Any, Final
from urllib.parse import urlsplit

from graph.errors import ExtractorError
from graph.extractors.llm_settings import LlmSettings

__all__ = ["MOST_BYTES", "TRIES", "Endpoint", "EndpointError"]

TRIES: Final = 3
MOST_BYTES: Final = 4_000_000
"""Of an answer; the claims of a long document take a hundredth of it."""
_LONGEST_WAIT: Final = 30.0
_WAITS: Final = (1.0, 4.0)
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOLD: Final = 300


class EndpointError(ExtractorError):
    """The endpoint did not give an answer. `lasting`: nor would it to the next question, until somebody changes something."""

    def __init__(
        self, message: str, remedy: str, *, lasting: bool = False, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(message, remedy)
        self.lasting = lasting
        self.passing = passing
        self.wait = wait


class Endpoint:
    """Asks at one address; `sleep` waits between tries."""

    def __init__(self, settings: LlmSettings, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._sleep = sleep
        parts = urlsplit(settings.url)
        self._host, self._port, self._path = parts.hostname or "", parts.port, f"{parts.path}/chat/completions"
        self._connection = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self.place = f"{parts.scheme}://{parts.netloc}{parts.path}"
        self._schema_refused = False

    def ask(self, instructions: str, question: str, schema: Mapping[str, Any]) -> str:
        """The text of the answer; EndpointError after as many tries as are worth while."""
        asked: dict[str, Any] = {
            "model": self._settings.model,
            "temperature": 0,
            "stream": False,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": question}],
        }
        bound = {"type": "json_schema", "json_schema": {"name": "claims", "schema": schema}}
        for left in range(TRIES - 1, -1, -1):
            try:
                return _content(self._posted(asked if self._schema_refused else asked | {"response_format": bound}))
            except _SchemaRefused:
                self._schema_refused = True  # a server that cannot bind answers to a schema is told the form in words
            except EndpointError as error:
                if not error.passing or not left:
                    raise
                wait = _WAITS[TRIES - 1 - left] if error.wait is None else error.wait
                self._sleep(min(wait, _LONGEST_WAIT))
        raise EndpointError(f"{self.place} gives no answer.", "Try again later.")

    def _posted(self, asked: Mapping[str, Any]) -> bytes:
        connection = self._connection(self._host, self._port, timeout=self._settings.timeout)
        # The limit is on the whole exchange: a server that sends a byte now and then would outwait any time-out of a read.
        passed: list[bool] = []
        sockets: list[socket] = []
        guard = Timer(self._settings.timeout, _cut, [connection, sockets, passed])
        guard.daemon = True
        guard.start()
        try:
            connection.connect()
            sockets.append(connection.sock)  # a response without length takes it over, and the connection forgets it
            connection.request("POST", self._path, json.dumps(asked).encode(), self._headers())
            response = connection.getresponse()
            body = response.read(MOST_BYTES + 1)
            if response.length and len(body) <= MOST_BYTES:
                raise HTTPException("incomplete")
        except (OSError, HTTPException, ValueError) as error:
            raise self._broken(error, late=bool(passed) or isinstance(error, TimeoutError)) from None
        finally:
            guard.cancel()
            connection.close()
        if passed:  # what came until then ends in the middle
            raise self._broken(TimeoutError(), late=True)
        if len(body) > MOST_BYTES:
            raise EndpointError(f"{self.place} answers with more than {MOST_BYTES // 1_000_000} MB.", "Check what listens there.")
        if response.status != 200:
            raise self._refusal(response, body, bound="response_format" in asked)
        return body

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        return headers | ({"Authorization": f"Bearer {self._settings.key}"} if self._settings.key else {})

    def _broken(self, error: Exception, *, late: bool) -> EndpointError:
        if late:
            message = f"{self.place} took longer than {self._settings.timeout:g} seconds."
            return EndpointError(message, "Set COMMUNIQUE_LLM_TIMEOUT to more seconds, or ask a faster model.", passing=True)
        if isinstance(error, HTTPException | ConnectionResetError | BrokenPipeError):
            return EndpointError(f"{self.place} broke off ({type(error).__name__}).", "Check what listens there.", passing=True)
        reason = self._plain(str(error)) or type(error).__name__
        return EndpointError(f"{self.place} cannot be reached: {reason}.", "Check the address, and that it is up.", lasting=True)

    def _refusal(self, response: HTTPResponse, body: bytes, *, bound: bool) -> Exception:
        status = response.status
        said = self._plain(body[: 4 * _TOLD].decode("utf-8", errors="replace"))
        message = f"{self.place} answers {status}: {said or 'nothing more'}"
        if status in {400, 422} and bound:
            return _SchemaRefused()
        if status in _PASSING:
            return EndpointError(message, "Try again later.", passing=True, wait=_seconds(response.getheader("Retry-After")))
        if status in {401, 403}:
            return EndpointError(message, "Check COMMUNIQUE_LLM_KEY.", lasting=True)
        if 300 <= status < 400:
            return EndpointError(message, "It points elsewhere, and is not followed: give that address.", lasting=True)
        return EndpointError(message, "Check the address and the name of the model.", lasting=status in {404, 405})

    def _plain(self, text: str) -> str:
        """What a server says, fit to be shown: short, in one line, without the key."""
        shown = text.replace(self._settings.key, "…") if self._settings.key else text
        return " ".join("".join(ch if ch.isprintable() else " " for ch in shown).split())[:_TOLD]


class _SchemaRefused(Exception):
    """The request was refused, perhaps for the schema it asks the answer to be bound to."""


def _cut(connection: HTTPConnection, sockets: Sequence[socket], passed: list[bool]) -> None:
    """End the exchange from outside: whoever waits for a byte then gets none."""
    passed.append(True)
    for one in (*sockets, connection.sock):
        if one is not None:
            with suppress(OSError):  # it is closed already
                one.shutdown(SHUT_RDWR)


def _seconds(header: str | None) -> float | None:
    return float(header) if header and re.fullmatch(r"\d{1,6}", header) else None


def _content(body: bytes) -> str:
    """The text in the envelope of a chat completion."""
    remedy = "Check that the address is that of an OpenAI-compatible chat endpoint."
    try:
        choice = json.loads(body)["choices"][0]
        content, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise EndpointError("The answer of the endpoint is no chat completion.", remedy) from None
    if reason == "length":
        raise EndpointError("The model's answer was cut off at its limit.", "Let the server give longer answers.")
    if not isinstance(content, str):
        raise EndpointError("The answer of the endpoint holds no text.", remedy)
    return content
