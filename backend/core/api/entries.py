"""The one view of every kind of entry. An app gives it a serializer, a kind and its operation ids, and nothing else."""

import json
from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.core import entry_writes
from backend.core.api.envelopes import WordsField
from backend.core.api.permissions import IsClient
from backend.core.entries import Entry, Kind, require_kind
from backend.core.errors import Invalid, NotFound

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


class AnswersSerializer(serializers.Serializer[Any]):
    """The answers of one kind, a field each. Every question can be left open: what was not answered is not there, or null."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict):
            problems = {
                str(name)[:40]: ["This answer is not known."] for name in data if name not in self.fields
            } or {
                name: [problem]
                for name, field in self.fields.items()
                if (problem := _loose(field, data.get(name)))
            }
            if problems:
                raise serializers.ValidationError(dict(list(problems.items())[:20]))
        return dict(super().to_internal_value(data))

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return dict(instance)  # what was not answered is not there, rather than null


def _loose(field: serializers.Field[Any, Any, Any, Any], value: Any) -> str:
    """What is wrong with a value that REST framework would read too kindly: "2" and true as numbers, "yes" as true."""
    if isinstance(field, serializers.IntegerField) and isinstance(value, bool | str):
        return f"This has to be a whole number from {field.min_value} to {field.max_value}."
    if isinstance(field, serializers.BooleanField) and not isinstance(value, bool | None):
        return "This is yes or no."
    return ""


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

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs.setdefault("answers", {})
        attrs["words"] = json.dumps(attrs["words"]) if attrs.get("words") else ""
        return attrs

    def to_representation(self, instance: Entry) -> dict[str, Any]:
        data = super().to_representation(instance)
        if instance.deleted_at is not None:  # a tombstone says that it is one, and nothing of what it was
            data["answers"], data["words"] = {}, None
        return data


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


def perform(
    act: entry_writes.Act,
    kind: Kind,
    serializer: type[EntrySerializer],
    owner: Any,
    entry_id: UUID,
    write: entry_writes.Write,
    body: Any = None,
) -> entry_writes.Outcome:
    """One operation of a device, from a call of its own or from a batch. Raises what `backend.core.api.errors` answers with."""
    try:
        if act == "put":
            given = serializer(data=body)
            given.is_valid(raise_exception=True)
            return entry_writes.put(kind, owner, entry_id, given.validated_data, write)
        if act == "delete":
            return entry_writes.remove(kind, owner, entry_id, write)
        return entry_writes.restore(kind, owner, entry_id, write)
    except entry_writes.StaleRevision as error:
        error.detail["current"] = serializer(error.entry).data if error.entry else None
        raise


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
        return _single("put", self, request, id, request.data)

    def delete(self, request: Request, id: UUID) -> Response:
        return _single("delete", self, request, id)


class RestoreView(APIView):
    permission_classes = [IsClient]
    kind: str
    serializer: type[EntrySerializer]

    def post(self, request: Request, id: UUID) -> Response:
        return _single("restore", self, request, id)


def _single(
    act: entry_writes.Act, view: EntryView | RestoreView, request: Request, entry_id: UUID, body: Any = None
) -> Response:
    kind, write = require_kind(view.kind), read_write(request)
    done = perform(act, kind, view.serializer, request.user, entry_id, write, body)
    headers = {"Idempotent-Replay": "true"} if done.replayed else {}
    return Response(view.serializer(done.entry).data, status=201 if done.created else 200, headers=headers)


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
