"""The shape of an answer as flat paths: `results[].until: string`, `results[].shared.*: integer`."""

from typing import Any

from tests.contracts.operations import Operation, schema


def declared(operation: Operation) -> dict[str, str]:
    """Every field of every answer that the schema has for an operation, with its type."""
    found: dict[str, str] = {}
    for status, answer in operation.detail["responses"].items():
        if status.startswith("2"):
            for content in answer.get("content", {}).values():
                found |= _paths(content["schema"], "")
    return found


def _paths(node: dict[str, Any], path: str) -> dict[str, str]:
    node = _resolved(node)
    if "oneOf" in node or "anyOf" in node:
        choices = [_paths(one, path) for one in node.get("oneOf", node.get("anyOf", []))]
        return {name: said for choice in choices for name, said in choice.items()}
    if node.get("type") == "array":
        return _paths(node["items"], f"{path}[]")
    if "properties" in node:
        inner = {name: value for name, value in node["properties"].items() if not value.get("writeOnly")}
        return {
            at: said
            for name, value in inner.items()
            for at, said in _paths(value, f"{path}.{name}".lstrip(".")).items()
        }
    if isinstance(node.get("additionalProperties"), dict) and node["additionalProperties"]:
        return _paths(node["additionalProperties"], f"{path}.*")
    return {path: node.get("format") or node.get("type") or "anything"}


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    while True:
        if "$ref" in node:
            node = schema()["components"]["schemas"][node["$ref"].rsplit("/", 1)[1]]
        elif len(node.get("allOf", [])) == 1:
            node = node["allOf"][0]
        else:
            return node


def found_in(answer: Any, path: str = "") -> set[str]:
    """The paths of what was answered, down to what is no object any more."""
    if isinstance(answer, dict):
        return {
            at for name, value in answer.items() for at in found_in(value, f"{path}.{name}".lstrip("."))
        } or {path}
    if isinstance(answer, list):
        return {at for value in answer for at in found_in(value, f"{path}[]")} or {f"{path}[]"}
    return {path}
