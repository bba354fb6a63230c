"""Where a route finds the service it belongs to."""

from fastapi import Request

from api.service import Service

__all__ = ["service_of"]


def service_of(request: Request) -> Service:
    """The service that the application opened at start."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service
