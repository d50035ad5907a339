"""The one view of every kind of entry. An app gives it a serializer, a kind and its operation ids, and nothing else."""

import json
from functools import cache
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.module_loading import import_string
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.core import entry_writes
from backend.core.api.answers import VocabularyField
from backend.core.api.envelopes import WordsField
from backend.core.api.permissions import IsClient
from backend.core.entries import Entry, Kind, kinds, require_kind
from backend.core.errors import Invalid, NotFound
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


class EntrySerializer(serializers.ModelSerializer[Any]):
    """The fields that every entry has. A kind adds its columns and validates its answers."""

    revision = serializers.IntegerField(read_only=True)
    cursor = serializers.IntegerField(read_only=True)
    updated_at = serializers.DateTimeField(read_only=True)
    deleted_at = serializers.DateTimeField(read_only=True, allow_null=True)
    answers: serializers.Field[Any, Any, Any, Any] = serializers.DictField(required=False)
    words = WordsField(required=False, allow_null=True)

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


def read_write(request: Request) -> entry_writes.Write:
    """The operation from its two headers. Raises Invalid("headers_missing")."""
    try:
        base = int(request.headers.get("If-Match", "").strip().strip('"'))
        key = UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError:
        raise Invalid("headers_missing", "If-Match and Idempotency-Key are needed.") from None
    if base < 0:
        raise Invalid("headers_missing", "If-Match is a revision: 0 or above.")
    return entry_writes.Write(key=key, base=base, now=timezone.now())


def answer(serializer: type[EntrySerializer], outcome: entry_writes.Outcome) -> Response:
    headers = {"Idempotent-Replay": "true"} if outcome.replayed else {}
    return Response(serializer(outcome.entry).data, status=201 if outcome.created else 200, headers=headers)


def _stale(
    serializer: type[EntrySerializer], error: entry_writes.StaleRevision
) -> entry_writes.StaleRevision:
    error.detail["current"] = serializer(error.entry).data if error.entry else None
    return error


class EntryView(APIView):
    """GET, PUT and DELETE of one entry. Subclass through `entry_views`."""

    permission_classes = [IsClient]
    kind: str
    serializer: type[EntrySerializer]

    def get(self, request: Request, id: UUID) -> Response:
        entry = require_kind(self.kind).model.objects.for_owner(request.user).filter(pk=id).first()
        if entry is None:
            raise NotFound
        return Response(self.serializer(entry).data)

    def put(self, request: Request, id: UUID) -> Response:
        given = self.serializer(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            done = entry_writes.put(
                require_kind(self.kind), request.user, id, given.validated_data, read_write(request)
            )
        except entry_writes.StaleRevision as error:
            raise _stale(self.serializer, error) from None
        return answer(self.serializer, done)

    def delete(self, request: Request, id: UUID) -> Response:
        try:
            done = entry_writes.remove(require_kind(self.kind), request.user, id, read_write(request))
        except entry_writes.StaleRevision as error:
            raise _stale(self.serializer, error) from None
        return answer(self.serializer, done)


class RestoreView(APIView):
    permission_classes = [IsClient]
    kind: str
    serializer: type[EntrySerializer]

    def post(self, request: Request, id: UUID) -> Response:
        try:
            done = entry_writes.restore(require_kind(self.kind), request.user, id, read_write(request))
        except entry_writes.StaleRevision as error:
            raise _stale(self.serializer, error) from None
        return answer(self.serializer, done)


def entry_views(kind: str, serializer: type[EntrySerializer]) -> tuple[type[APIView], type[APIView]]:
    """The view of one entry and the view that restores it, with operation ids such as `people_put`."""
    stem = kind.replace("-", "_")

    def described(name: str, **more: Any) -> Any:
        return extend_schema(
            operation_id=f"{stem}_{name}", responses={200: serializer, 201: serializer}, **more
        )

    # `extend_schema_view` describes a copy of each inherited method; describing the method itself would rename it for every kind.
    @extend_schema_view(
        get=described("get"),
        put=described("put", request=serializer, parameters=_HEADERS),
        delete=described("delete", parameters=_HEADERS),
    )
    class One(EntryView):
        pass

    @extend_schema_view(post=described("restore", request=None, parameters=_HEADERS))
    class Restore(RestoreView):
        pass

    for view in (One, Restore):
        view.kind, view.serializer = kind, serializer
    return One, Restore
