"""The views and addresses of every kind of entry, made from the register.

An app gives its kind and a serializer, and nothing else.
"""

import json
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLPattern, path
from django.utils.module_loading import import_string
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core import entry_writes
from backend.core.api.answers import VocabularyField
from backend.core.api.envelopes import BytesField, WordsField
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.core.entries import Entry, Kind, kinds, require_kind
from backend.core.errors import Invalid, NotFound
from backend.core.sealed import SealedBooleanField, SealedDateField, SealedDateTimeField
from backend.core.users import User
from backend.core.vocabulary import Vocabulary

_HEADERS = [
    OpenApiParameter(
        "If-Match",
        str,
        OpenApiParameter.HEADER,
        required=True,
        description='The revision it was made upon, "0" for a new entry.',
    ),
    OpenApiParameter(
        "Idempotency-Key",
        UUID,
        OpenApiParameter.HEADER,
        required=True,
        description="One UUID for each operation.",
    ),
]

_PROOF = OpenApiParameter(
    "Deletion-Proof",
    str,
    OpenApiParameter.HEADER,
    description="Shows the owner's devices that it was the owner.",
)


def ProofField(**kwargs: Any) -> BytesField:  # noqa: N802 (reads as a field)
    """HMAC-SHA-256 under a key of the owner's; opaque here."""
    return BytesField(size=32, **kwargs)


class EntrySerializer(serializers.ModelSerializer[Any]):
    """The fields that every entry has. A kind adds its columns and validates its answers."""

    revision = serializers.IntegerField(read_only=True)
    cursor = serializers.IntegerField(read_only=True)
    updated_at = serializers.DateTimeField(read_only=True)
    deleted_at = serializers.DateTimeField(read_only=True, allow_null=True)
    answers: serializers.Field[Any, Any, Any, Any] = serializers.DictField(required=False)
    words = WordsField(required=False, allow_null=True)
    proof = serializers.CharField(
        read_only=True, help_text="Of a tombstone: what shows that the owner deleted it; else empty."
    )

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        SealedBooleanField: serializers.BooleanField,
        SealedDateField: serializers.DateField,
        SealedDateTimeField: serializers.DateTimeField,
    }

    class Meta:
        model: type[Entry]
        fields: tuple[str, ...] = (
            "id",
            "revision",
            "cursor",
            "created_at",
            "updated_at",
            "deleted_at",
            "answers",
            "words",
            "proof",
        )
        read_only_fields = ("id",)

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        """A column of choices is a vocabulary of its own, named after both: `RepairStatus`."""
        if not model_field.choices:
            return super().build_standard_field(field_name, model_field)
        name = f"{model_field.model.__name__}{field_name.title()}"
        values = tuple(value for value, _ in model_field.choices)
        return VocabularyField, {
            "vocabulary": Vocabulary(name, values),
            "required": not model_field.has_default(),
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs.setdefault("answers", {})
        attrs["words"] = json.dumps(attrs["words"]) if attrs.get("words") else ""
        return attrs

    def to_representation(self, instance: Entry) -> dict[str, Any]:
        data = super().to_representation(instance)
        if instance.deleted_at is not None:  # a tombstone says that it is one, and nothing of what it was
            data["answers"], data["words"] = {}, None
        return data


class KindField(VocabularyField):
    """The kind of an entry, which every entry of one serializer shares. Read alone."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            Vocabulary("EntryKind", tuple(kind.name for kind in kinds())), source="*", read_only=True
        )

    def to_representation(self, entry: Any) -> str:
        return self.name


@cache
def named_serializer(kind: Kind) -> type[EntrySerializer]:
    """The serializer of a kind where several stand side by side: each entry says in `kind` which it is of."""
    plain: type[EntrySerializer] = import_string(kind.serializer)
    meta = type("Meta", (plain.Meta,), {"fields": ("kind", *plain.Meta.fields)})
    name = f"{kind.model.__name__}EntrySerializer"
    return type(name, (plain,), {"kind": KindField(kind.name), "Meta": meta})


def read_write(request: Request, now: datetime) -> entry_writes.Write:
    """The operation from its two headers. Raises Invalid("headers_missing")."""
    try:
        base = int(request.headers.get("If-Match", "").strip().strip('"'))
        key = UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError:
        raise Invalid("headers_missing", "If-Match and Idempotency-Key are needed.") from None
    if base < 0:
        raise Invalid("headers_missing", "If-Match is a revision: 0 or above.")
    return entry_writes.Write(key=key, base=base, now=now)


def perform(
    act: entry_writes.Act,
    kind: Kind,
    serializer: type[EntrySerializer],
    owner: User,
    entry_id: UUID,
    write: entry_writes.Write,
    body: Any = None,
    proof: str = "",
) -> entry_writes.Outcome:
    """One operation of a device, from a call of its own or from a batch.

    Raises what `backend.core.api.errors` answers with.
    """
    try:
        if act == "put":
            given = serializer(data=body, context={"now": write.now})
            given.is_valid(raise_exception=True)
            return entry_writes.put(kind, owner, entry_id, given.validated_data, write)
        if act == "delete":
            return entry_writes.remove(kind, owner, entry_id, write, proof=proof)
        return entry_writes.restore(kind, owner, entry_id, write)
    except entry_writes.StaleRevision as error:
        error.detail["current"] = serializer(error.entry).data if error.entry else None
        raise


class WritingView(ActionView):
    """What writes an entry of one kind: the operation from the headers, the entry or why not as the answer."""

    permission_classes = [IsClient]
    kind: str
    serializer: type[EntrySerializer]

    def write(self, act: entry_writes.Act, id: UUID, body: Any = None) -> Response:
        kind, write = require_kind(self.kind), read_write(self.request, self.now)
        done = perform(act, kind, self.serializer, self.user, id, write, body, self.read_proof())
        answer = self.output(self.serializer, done.entry, status=201 if done.created else 200)
        if done.replayed:
            answer["Idempotent-Replay"] = "true"
        return answer

    def read_proof(self) -> str:
        """From its header, which only a deletion has. Raises what `backend.core.api.errors` answers with."""
        given = self.request.headers.get("Deletion-Proof")
        return "" if given is None else str(ProofField().run_validation(given))


class EntryView(WritingView):
    """GET, PUT and DELETE of one entry."""

    def get(self, request: Request, id: UUID) -> Response:
        entry = require_kind(self.kind).model.objects.for_owner(self.user).filter(pk=id).first()
        if entry is None:
            raise NotFound
        return self.output(self.serializer, entry)

    def put(self, request: Request, id: UUID) -> Response:
        return self.write("put", id, self.sent)

    def delete(self, request: Request, id: UUID) -> Response:
        return self.write("delete", id)


class RestoreView(WritingView):
    def post(self, request: Request, id: UUID) -> Response:
        return self.write("restore", id)


def entry_urls() -> list[URLPattern]:
    """The two addresses of every kind that is registered: the entry's own, and the one that restores it."""
    urls = []
    for kind in kinds():
        one, restored = _views(kind)
        urls.append(path(f"{kind.name}/<uuid:id>", one.as_view(), name=kind.name))
        urls.append(path(f"{kind.name}/<uuid:id>/restore", restored.as_view(), name=f"{kind.name}-restore"))
    return urls


def _views(kind: Kind) -> tuple[type[WritingView], type[WritingView]]:
    """The view of one entry and the view that restores it, with operation ids such as `people_put`."""
    serializer: type[EntrySerializer] = import_string(kind.serializer)
    stem = kind.name.replace("-", "_")

    def described(name: str, **more: Any) -> Any:
        return extend_schema(
            operation_id=f"{stem}_{name}", responses={200: serializer, 201: serializer}, **more
        )

    # `extend_schema_view` describes a copy of each inherited method; describing the method itself would rename it for
    # every kind.
    @extend_schema_view(
        get=described("get"),
        put=described("put", request=serializer, parameters=_HEADERS),
        delete=described("delete", parameters=[*_HEADERS, _PROOF]),
    )
    class One(EntryView):
        pass

    @extend_schema_view(post=described("restore", request=None, parameters=_HEADERS))
    class Restore(RestoreView):
        pass

    for view in (One, Restore):
        view.kind, view.serializer = kind.name, serializer
    return One, Restore
