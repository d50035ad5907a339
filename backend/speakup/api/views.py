from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.languages import SOURCE, language_of
from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient, IsClinician
from backend.core.api.views import ActionView, PagesView
from backend.core.errors import NotFound
from backend.sharing.api.drafts import DraftView, said_of
from backend.sharing.models import ReplyDraft
from backend.speakup import selectors, services
from backend.speakup.api import serializers
from backend.speakup.starters import starters


class _Latest(CursorPages):
    ordering = "-sent_at"


@extend_schema_view(get=extend_schema(operation_id="replies_list"))
class RepliesView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.ReplyWaitsSerializer
    pagination_class = _Latest

    def get_queryset(self) -> Any:
        return selectors.replies_to(self.user)


class ReadReplyView(ActionView):
    """From the first time on it stays as it is, whoever would like to write it anew."""

    permission_classes = [IsClient]

    @extend_schema(operation_id="replies_read", request=None, responses=serializers.ReplySerializer)
    def post(self, request: Request, id: UUID) -> Response:
        return self.output(serializers.ReplySerializer, services.read(self.user, id))


class OwnReplyView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_reply_get", responses=serializers.OwnReplySerializer)
    def get(self, request: Request, grant: UUID) -> Response:
        shared, _ = selectors.require_speak_up(self.user, grant, self.now)
        found = selectors.find_reply(shared)
        if found is None:
            raise NotFound
        return self.output(serializers.OwnReplySerializer, found)

    @extend_schema(
        operation_id="clinic_reply_put",
        request=serializers.NewReplySerializer,
        responses={200: serializers.OwnReplySerializer, 201: serializers.OwnReplySerializer},
    )
    def put(self, request: Request, grant: UUID) -> Response:
        given = self.input(serializers.NewReplySerializer)
        reply, made = services.reply(self.user, grant, **given.validated_data, now=self.now)
        return self.output(serializers.OwnReplySerializer, reply, status=201 if made else 200)


@extend_schema_view(**said_of("clinic_reply_draft"))
class ReplyDraftView(DraftView):
    """Whatever became of the speak-up, as long as it is shared: nothing here tells whether a reply would be taken."""

    model = ReplyDraft
    require = staticmethod(selectors.require_speak_up)


class StartersView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_reply_starters", responses=serializers.StartersSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.StartersSerializer, starters(language_of(get_language() or SOURCE)))
