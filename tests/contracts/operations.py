"""Every operation of the API, from its OpenAPI schema."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    detail: dict[str, Any]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    return dict(SchemaGenerator().get_schema(request=None, public=True))


@lru_cache(maxsize=1)
def operations() -> tuple[Operation, ...]:
    return tuple(
        Operation(detail["operationId"], method, path, detail)
        for path, methods in schema()["paths"].items()
        for method, detail in methods.items()
    )
