"""All of /api/v1. Every list is also a CSV table, at its address with .csv or by `Accept: text/csv`."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.serialization import encode_json

from partybook.web.answering import Ask
from partybook.web.api import answers, chart_routes, election_routes, party_routes, source_routes


def api() -> Router:
    """The API's addresses; they ask for a dependency `desk`."""
    routes = (party_routes, election_routes, source_routes, chart_routes)
    return Router(answers.V1, route_handlers=[description, *(one for module in routes for one in module.HANDLERS)])


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def description(request: Ask) -> Response[bytes]:
    """The API's description, OpenAPI 3.1."""
    return Response(encode_json(request.app.openapi_schema.to_schema()), media_type="application/json")
