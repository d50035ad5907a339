"""Consent asked about again: what stands, and an answer to one of it."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core import consents
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView

SUBJECTS = ["care_link", "grant", "scope", "lock_screen", "measure"]


class ConsentSerializer(serializers.Serializer[Any]):
    subject = serializers.ChoiceField(choices=SUBJECTS)
    id = serializers.UUIDField(allow_null=True)
    agreed_at = serializers.DateTimeField()
    pauses_at = serializers.DateTimeField()
    due = serializers.SerializerMethodField()
    paused = serializers.SerializerMethodField()

    def get_due(self, consent: consents.Consent) -> bool:
        return consent.is_due(self.context["now"])

    def get_paused(self, consent: consents.Consent) -> bool:
        return consent.is_paused(self.context["now"])


class ConsentsSerializer(serializers.Serializer[Any]):
    results = ConsentSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ConsentAnswerSerializer(serializers.Serializer[Any]):
    subject = serializers.ChoiceField(choices=SUBJECTS)
    id = serializers.UUIDField(allow_null=True)
    answer = serializers.ChoiceField(choices=["keep", "later", "stop"])


class ConsentsView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="consents_list", responses=ConsentsSerializer)
    def get(self, request: Request) -> Response:
        return self.output_list(ConsentSerializer, consents.held_by(self.user, self.now))

    @extend_schema(operation_id="consents_answer", request=ConsentAnswerSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        given = self.input(ConsentAnswerSerializer).validated_data
        answer = getattr(consents.subjects()[given["subject"]], given["answer"])
        answer(self.user, given["id"], self.now)
        return Response(status=204)
