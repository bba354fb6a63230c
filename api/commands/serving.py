"""The command that serves the store over HTTP."""

import os
from contextlib import suppress
from pathlib import Path
from socket import AI_PASSIVE, SOCK_STREAM, create_server, getaddrinfo, socket

import click
import uvicorn

from api.app import create_app
from api.commands.options import STORE
from api.settings import settings_from
from graph.errors import CommuniqueError
from graph.store.folder import StoreFolder

__all__ = ["serve"]


@click.command()
@STORE
@click.option("--host", help="Address to listen on, 127.0.0.1 unless set; it answers this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on, 8000 unless set; 0 takes a free one.")
@click.option("--workers", type=click.IntRange(2, 64), help="Processes that evaluate queries; one is kept for canned ones.")
@click.option("--deadline", type=click.FloatRange(0.1, 600), help="Seconds a query may take, 10 unless set.")
def serve(store: Path, host: str | None, port: int | None, workers: int | None, deadline: float | None) -> None:
    """Serve the store: pages, canned queries, SPARQL, linked data. What is ingested meanwhile is served at once.

    COMMUNIQUE_HOST, COMMUNIQUE_PORT, COMMUNIQUE_WORKERS and COMMUNIQUE_DEADLINE set other defaults.

    \b
    communique serve
    communique serve --host 0.0.0.0 --port 80 --deadline 30
    """
    settings = settings_from(os.environ, store=store, host=host, port=port, workers=workers, deadline=deadline)
    StoreFolder(settings.store).current_snapshot()
    with _listening(settings.host, settings.port) as listening:
        config = uvicorn.Config(create_app(settings), log_level="warning", access_log=False)
        with suppress(KeyboardInterrupt):  # the server has ended in order before it says so
            _Announcing(config).run([listening])


class _Announcing(uvicorn.Server):
    """A server that prints its address once it answers."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            click.echo(f"Communiqué answers at http://{shown}:{port}/ (stop with Ctrl-C)")
            click.echo(f"  for example http://{shown}:{port}/meetings?involving=UNODC&evidence=true")


def _listening(host: str, port: int) -> socket:
    """The socket to serve on; CommuniqueError when the address is not of this machine or taken."""
    try:
        family, *_, address = getaddrinfo(host, port, type=SOCK_STREAM, flags=AI_PASSIVE)[0]
        return create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        remedy = "Name another --host or --port; --port 0 takes a free one."
        raise CommuniqueError(f"Cannot listen on {host}, port {port}: {error.strerror}.", remedy) from error
