"""Whether an answer is what the published schema says, from which the client's types are made."""

from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.contracts.operations import Operation, operations, schema

# Not "time": RFC 3339 wants seconds and a zone there, and a time of day in a reminder has neither.
FORMATS = FormatChecker(("date", "email", "uuid"))


def _plain(node: Any) -> Any:
    """OpenAPI 3.0 as JSON Schema: `nullable` spelled out, and nothing beside what an object names."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    if "discriminator" in node:
        return _by_name(node["discriminator"])
    here = {name: _plain(value) for name, value in node.items() if name != "nullable"}
    if "properties" in here and "additionalProperties" not in here:
        here["additionalProperties"] = False
    return {"anyOf": [here, {"type": "null"}]} if node.get("nullable") is True else here


def _by_name(told: dict[str, Any]) -> dict[str, Any]:
    """One of several, told apart by a field: the shape of the one that it names, and of no other."""
    name, shapes = told["propertyName"], told["mapping"]
    chosen = [
        {"if": {"properties": {name: {"const": value}}}, "then": {"$ref": shape}}
        for value, shape in shapes.items()
    ]
    return {"required": [name], "properties": {name: {"enum": [*shapes]}}, "allOf": chosen}


@lru_cache(maxsize=1)
def _components() -> dict[str, Any]:
    return dict(_plain(schema()["components"]))


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Operation]:
    return {one.id: one for one in operations()}


@cache
def _answer(operation_id: str, status: str) -> Draft202012Validator | None:
    """None where it has no body. Raises KeyError for a status that the schema does not name."""
    content = _by_id()[operation_id].detail["responses"][status].get("content")
    if not content:
        return None
    (of_any_kind,) = content.values()
    root = {**_plain(of_any_kind["schema"]), "components": _components()}
    return Draft202012Validator(root, format_checker=FORMATS)


def differences(operation: Operation, response: Any) -> list[str]:
    """Where a success is not what the schema says; how mistakes are answered is held elsewhere."""
    if response.status_code >= 400:
        return []
    try:
        answer = _answer(operation.id, str(response.status_code))
    except KeyError:
        return [f"{operation.id} answers {response.status_code}, which the schema does not name"]
    if answer is None:
        return [f"{operation.id} has a body that the schema does not name"] if response.content else []
    if not response.headers["Content-Type"].startswith("application/json"):
        return []
    return [
        f"{operation.id} {'/'.join(str(one) for one in error.absolute_path)}: {error.message[:200]}"
        for error in answer.iter_errors(response.json())
    ]
