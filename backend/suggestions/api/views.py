from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient, IsClinician
from backend.core.api.views import ActionView, PagesView
from backend.sharing.api.drafts import DraftView, said_of
from backend.sharing.models import SuggestionDraft
from backend.sharing.selectors import require_bare_link
from backend.suggestions import selectors, services
from backend.suggestions.api import serializers


class _Latest(CursorPages):
    ordering = "-sent_at"


@extend_schema_view(get=extend_schema(operation_id="suggestions_list"))
class SuggestionsView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.SuggestionWaitsSerializer
    pagination_class = _Latest

    def get_queryset(self) -> Any:
        return selectors.offered_to(self.user, self.now)


class ReadSuggestionView(ActionView):
    """From the first time on it stays with the client, though it is taken back."""

    permission_classes = [IsClient]

    @extend_schema(operation_id="suggestions_read", request=None, responses=serializers.SuggestionSerializer)
    def post(self, request: Request, id: UUID) -> Response:
        return self.output(serializers.SuggestionSerializer, services.read(self.user, id, now=self.now))


class AnswerView(ActionView):
    """It was taken or left. Which of the two is said only where the client wants it seen."""

    permission_classes = [IsClient]

    @extend_schema(
        operation_id="suggestions_answer", request=serializers.AnswerSerializer, responses={204: None}
    )
    def post(self, request: Request, id: UUID) -> Response:
        given = self.input(serializers.AnswerSerializer)
        services.answer(self.user, id, **given.validated_data, now=self.now)
        return Response(status=204)


class OwnSuggestionsView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_suggestions", responses=serializers.OwnSuggestionsSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        found = selectors.offered_by(self.user, care_link, self.now)
        return self.output(serializers.OwnSuggestionsSerializer, {"results": found})


class OwnSuggestionView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_suggestion_put",
        request=serializers.NewSuggestionSerializer,
        responses={200: serializers.OwnSuggestionSerializer, 201: serializers.OwnSuggestionSerializer},
    )
    def put(self, request: Request, care_link: UUID, id: UUID) -> Response:
        given = self.input(serializers.NewSuggestionSerializer)
        offered, made = services.offer(self.user, care_link, id, **given.validated_data, now=self.now)
        return self.output(serializers.OwnSuggestionSerializer, offered, status=201 if made else 200)

    @extend_schema(operation_id="clinic_suggestion_withdraw", request=None, responses={204: None})
    def delete(self, request: Request, care_link: UUID, id: UUID) -> Response:
        services.withdraw(self.user, care_link, id, now=self.now)
        return Response(status=204)


@extend_schema_view(**said_of("clinic_suggestion_draft"))
class SuggestionDraftView(DraftView):
    model = SuggestionDraft
    require = staticmethod(require_bare_link)
