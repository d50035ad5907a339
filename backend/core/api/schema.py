"""What the published schema says beyond what REST framework's fields tell by themselves."""

import inspect
from typing import Any

from drf_spectacular.openapi import AutoSchema as SpectacularSchema

from backend.core.entries import kinds


class AutoSchema(SpectacularSchema):
    """Docstrings of classes are for whoever works on this code and stay here; that of a view's method is for whoever
    calls it.
    """

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular has it
        return inspect.getdoc(getattr(self.view, self.method.lower())) or ""

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        from backend.core.api.entries import EntrySerializer

        schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        schema.pop("description", None)
        if direction == "response" and isinstance(serializer, EntrySerializer):
            schema["required"] = sorted(
                schema["properties"]
            )  # what may be left out of a write is always answered
        return schema


def add_keys_of_texts(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """The keys of each kind's sealed texts, as `RepairTexts` and so on: the server can't read them, yet every device
    uses the same.
    """
    schemas = result["components"]["schemas"]
    for kind in kinds():
        if kind.texts:
            schemas[f"{kind.model.__name__}Texts"] = {"type": "string", "enum": list(kind.texts)}
    result["components"]["schemas"] = dict(sorted(schemas.items()))
    return result
