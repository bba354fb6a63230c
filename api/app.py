"""The service as one ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api.head import HeadAsGet
from api.problems import install_problems
from api.routes import docs, health, pages, queries, sparql, things
from api.service import Service
from api.settings import Settings
from graph.catalogue.catalogue import load_catalogue

__all__ = ["create_app"]

DESCRIPTION = "Actors, agreements and meetings read from diplomatic documents, every fact with the sentence that says so."


def create_app(settings: Settings) -> FastAPI:
    """The application for one store; it opens the store at start-up and lets go of it at shut-down."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Service(settings) as service:
            app.state.service = service
            yield

    app = FastAPI(
        title="Communiqué",
        version=version("communique"),
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        servers=[{"url": settings.public_url}] if settings.public_url else [{"url": "/"}],
        lifespan=lifespan,
        docs_url=None,  # the framework's page loads scripts from elsewhere
        redoc_url=None,
    )
    install_problems(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=["Link", "X-Truncated"],
    )
    for part in (pages, health, docs, sparql, things):
        app.include_router(part.router)
    app.include_router(queries.query_routes(load_catalogue()))
    return app
