"""What a schema of the API takes from whoever was made for an earlier one: a client that is still open while the
server is upgraded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

METHODS = {"get", "put", "post", "delete", "patch"}
# Of a number or a length: whether a greater one lets more in.
LIMITS = {
    "maxLength": True, "maximum": True, "maxItems": True, "maxProperties": True,
    "minLength": False, "minimum": False, "minItems": False, "minProperties": False,
}  # fmt: skip
Node = Mapping[str, Any]


def _flat(schema: Node, node: Node) -> dict[str, Any]:
    """What a node says, with what it refers to."""
    said: dict[str, Any] = {}
    if "$ref" in node:
        said = _flat(schema, schema["components"]["schemas"][node["$ref"].rpartition("/")[2]])
    for part in node.get("allOf", ()):
        said |= _flat(schema, part)
    return said | {name: value for name, value in node.items() if name not in {"$ref", "allOf"}}


def _name(node: Node) -> str:
    parts = [node, *node.get("allOf", ())]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), "")


@dataclass(frozen=True)
class _Side:
    """One way through both schemas: `asks` in requests, else in answers."""

    before: Node
    now: Node
    asks: bool
    seen: frozenset[tuple[str, str]] = frozenset()

    def compared(self, was: Node, is_now: Node, place: str) -> Iterator[str]:
        names = (_name(was), _name(is_now))
        if all(names) and names in self.seen:
            return
        inside = replace(self, seen=self.seen | {names})
        old, new = _flat(self.before, was), _flat(self.now, is_now)
        if old.get("type") != new.get("type"):
            yield f"{place}: {old.get('type')} is {new.get('type')}"
            return
        yield from self._of_one(old, new, place)
        yield from inside._fields(old, new, place)
        yield from inside._variants(old, new, place)
        for name in ("items", "additionalProperties"):
            if isinstance(old.get(name), dict) and isinstance(new.get(name), dict):
                yield from inside.compared(old[name], new[name], f"{place}[]")

    def _of_one(self, old: Node, new: Node, place: str) -> Iterator[str]:
        if self.asks:
            if gone := [one for one in old.get("enum", ()) if one not in new.get("enum", old["enum"])]:
                yield f"{place}: {gone} is not taken any more"
            if "enum" in new and "enum" not in old:
                yield f"{place}: only some values are taken"
            yield from _narrower(old, new, place)
            if old.get("nullable") and not new.get("nullable"):
                yield f"{place}: null is not taken any more"
        elif new.get("nullable") and not old.get("nullable"):
            yield f"{place}: may be null"

    def _fields(self, old: Node, new: Node, place: str) -> Iterator[str]:
        # What only the other side writes is none of this one's.
        others = "readOnly" if self.asks else "writeOnly"
        held, holds = old.get("properties", {}), new.get("properties", {})
        needed, needs = set(old.get("required", ())), set(new.get("required", ()))
        for name, was in held.items():
            if _flat(self.before, was).get(others):
                continue
            if name not in holds or _flat(self.now, holds[name]).get(others):
                yield f"{place}.{name}: gone"
                continue
            if not self.asks and name in needed and name not in needs:
                yield f"{place}.{name}: may be left out"
            yield from self.compared(was, holds[name], f"{place}.{name}")
        for name in sorted(needs - needed) if self.asks else ():
            if not _flat(self.now, holds[name]).get(others):
                yield f"{place}.{name}: has to be there"

    def _variants(self, old: Node, new: Node, place: str) -> Iterator[str]:
        there = {_name(one): one for one in new.get("oneOf", ())}
        for one in old.get("oneOf", ()):
            if _name(one) not in there:
                yield f"{place}: no {_name(one)} any more"
            else:
                yield from self.compared(one, there[_name(one)], f"{place}<{_name(one)}>")


def _narrower(old: Node, new: Node, place: str) -> Iterator[str]:
    for name, greater_is_wider in LIMITS.items():
        if name not in new:
            continue
        if name not in old or (new[name] < old[name] if greater_is_wider else new[name] > old[name]):
            yield f"{place}: {name} {old.get(name)} is {new[name]}"
    for name in ("pattern", "format"):
        if name in new and new[name] != old.get(name):
            yield f"{place}: {name} {old.get(name)} is {new[name]}"


def _body(said: Node) -> Node | None:
    found = said.get("content", {}).get("application/json", {}).get("schema")
    return found if isinstance(found, Mapping) else None


def _operation(before: Node, now: Node, old: Node, new: Node, place: str) -> Iterator[str]:
    asks, answers = _Side(before, now, asks=True), _Side(before, now, asks=False)
    held = {(one["in"], one["name"]): one for one in old.get("parameters", ())}
    holds = {(one["in"], one["name"]): one for one in new.get("parameters", ())}
    for key, one in holds.items():
        if one.get("required") and not held.get(key, {}).get("required"):
            yield f"{place} {key[1]}: has to be there"
    for key, one in held.items():
        if key not in holds:
            yield f"{place} {key[1]}: gone"
        else:
            yield from asks.compared(one["schema"], holds[key]["schema"], f"{place} {key[1]}")
    was, is_now = _body(old.get("requestBody", {})), _body(new.get("requestBody", {}))
    if is_now is not None and was is None and new["requestBody"].get("required"):
        yield f"{place} asks: has to be there"
    if was is not None and is_now is not None:
        yield from asks.compared(was, is_now, f"{place} asks")
    elif was is not None:
        yield f"{place} asks: gone"
    for status, said in old["responses"].items():
        if status not in new["responses"]:
            yield f"{place} {status}: gone"
            continue
        was, is_now = _body(said), _body(new["responses"][status])
        if was is not None and is_now is None:
            yield f"{place} {status}: says nothing any more"
        elif was is not None and is_now is not None:
            yield from answers.compared(was, is_now, f"{place} {status}")


def taken(before: Node, now: Node) -> list[str]:
    """Each place where somebody who keeps to `before` is refused, or misses something, by a server that keeps to
    `now`.
    """
    found: list[str] = []
    for path, methods in before["paths"].items():
        for method in sorted(METHODS & set(methods)):
            place = f"{method.upper()} {path}"
            there = now["paths"].get(path, {}).get(method)
            if there is None:
                found.append(f"{place}: gone")
            else:
                found += _operation(before, now, methods[method], there, place)
    return found
