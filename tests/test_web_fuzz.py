"""Whatever the API's own description allows, and what it does not, is answered without an error of the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tests.explored import make_book, served


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.schemas.BaseSchema]:
    with served(make_book(tmp_path_factory.mktemp("fuzzed"))) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/v1/openapi/openapi.json")


def test_the_api_answers_as_its_description_says(description: schemathesis.schemas.BaseSchema) -> None:
    asked = 0
    for described in description.get_all_operations():
        operation = described.ok()
        if operation.method.lower() != "get":
            continue

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            case.call_and_validate(
                checks=[not_a_server_error, response_schema_conformance, status_code_conformance],
            )

        answered()
        asked += 1
    assert asked >= 5
