"""What is shared by itself, kind by kind, and what never is."""

import json
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.envelopes import BytesField, WordsField
from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView, PagesView
from backend.sharing import scopes, selectors
from backend.sharing.api.serializers import UntimedIdField, instant_of, validate_until
from backend.sharing.models import Level, Scope


class ScopeSerializer(serializers.ModelSerializer[Scope]):
    until = serializers.CharField(source="until_text")

    class Meta:
        model = Scope
        fields = ("id", "care_link", "kind", "level", "start", "until", "ended_at", "signature")


class NewScopeSerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    care_link = serializers.UUIDField()
    kind = serializers.SlugField(max_length=40)
    level = serializers.ChoiceField(choices=Level.choices)
    start = serializers.DateField(help_text="What was begun before this day is not shared.")
    until = serializers.CharField(
        max_length=40, help_text="The beginning of a day in UTC; kept as it is sent, because it is signed."
    )
    signature = BytesField(size=64)

    def validate_until(self, value: str) -> str:
        return validate_until(value)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {**attrs, "until": instant_of(attrs["until"]), "until_text": attrs["until"]}


class PrivateMarksSerializer(serializers.Serializer[Any]):
    """Sealed by the client for their own devices (kind `private-marks`, id = the user's)."""

    words = WordsField(allow_null=True)
    revision = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class NewPrivateMarksSerializer(serializers.Serializer[Any]):
    words = WordsField()
    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    def validate_words(self, value: dict[str, Any]) -> str:
        return json.dumps(value)


class _Latest(CursorPages):
    ordering = "-agreed_at"


@extend_schema_view(get=extend_schema(operation_id="scopes_list"))
class ScopesView(PagesView):
    permission_classes = [IsClient]
    serializer_class = ScopeSerializer
    pagination_class = _Latest

    def get_queryset(self) -> Any:
        return selectors.scopes_of_client(self.user, self.now)

    @extend_schema(
        operation_id="scopes_create",
        request=NewScopeSerializer,
        responses={200: ScopeSerializer, 201: ScopeSerializer},
    )
    def post(self, request: Request) -> Response:
        given = self.input(NewScopeSerializer)
        scope, made = scopes.begin(self.user, **given.validated_data, now=self.now)
        return self.output(ScopeSerializer, scope, status=201 if made else 200)


class EndScopeView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="scopes_end", request=None, responses=ScopeSerializer)
    def post(self, request: Request, id: UUID) -> Response:
        return self.output(ScopeSerializer, scopes.end(self.user, id, now=self.now))


class PrivateMarksView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="private_marks_get", responses=PrivateMarksSerializer)
    def get(self, request: Request) -> Response:
        found = selectors.find_private_marks(self.user) or {"words": None, "revision": 0}
        return self.output(PrivateMarksSerializer, found)

    @extend_schema(
        operation_id="private_marks_put",
        request=NewPrivateMarksSerializer,
        responses=PrivateMarksSerializer,
    )
    def put(self, request: Request) -> Response:
        given = self.input(NewPrivateMarksSerializer)
        return self.output(PrivateMarksSerializer, scopes.save_marks(self.user, **given.validated_data))
