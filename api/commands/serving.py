"""The command that serves the store over HTTP."""

import os
from pathlib import Path
from socket import socket
from typing import Final

import click
import uvicorn

from api.app import create_app
from api.commands.options import STORE
from api.settings import settings_from
from graph.store.folder import StoreFolder

__all__ = ["COMMANDS"]


@click.command()
@STORE
@click.option("--host", help="Address to listen on; 127.0.0.1 answers this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on, 8000 unless set; 0 takes a free one.")
@click.option("--workers", type=click.IntRange(2, 64), help="Processes that evaluate queries; one is kept for canned ones.")
@click.option("--deadline", type=click.FloatRange(0.1, 600), help="Seconds a query may take.")
def serve(store: Path, host: str | None, port: int | None, workers: int | None, deadline: float | None) -> None:
    """Serve the store: pages, canned queries, SPARQL, linked data.

    COMMUNIQUE_HOST, COMMUNIQUE_PORT, COMMUNIQUE_WORKERS and COMMUNIQUE_DEADLINE set other defaults.
    """
    settings = settings_from(os.environ, store=store, host=host, port=port, workers=workers, deadline=deadline)
    StoreFolder(settings.store).current_snapshot()
    config = uvicorn.Config(create_app(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False)
    _Announcing(config).run()


class _Announcing(uvicorn.Server):
    """A server that prints its address once it answers."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            click.echo(f"Communiqué answers at http://{shown}:{port}/ (stop with Ctrl-C)")
            click.echo(f"  for example http://{shown}:{port}/meetings?involving=UNODC&evidence=true")


COMMANDS: Final = (serve,)
