"""Notes about what felt bad, over HTTP: from anybody, and nobody is asked who they are."""

from drf_spectacular.utils import extend_schema
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.throttling import address_of
from backend.core.api.views import ActionView
from backend.feedback import services
from backend.feedback.api.serializers import FeedbackNoteSerializer, FeedbackOfferSerializer


class FeedbackView(ActionView):
    authentication_classes: list[
        type[BaseAuthentication]
    ] = []  # the client sends no cookie: nobody is told from another
    permission_classes = [AllowAny]

    @extend_schema(operation_id="feedback_offer", responses=FeedbackOfferSerializer)
    def get(self, request: Request) -> Response:
        return self.output(FeedbackOfferSerializer, services.offer())

    @extend_schema(operation_id="feedback_create", request=FeedbackNoteSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        sealed = self.input(FeedbackNoteSerializer).validated_data
        services.keep(**sealed, address=address_of(request), today=self.now.date())
        return Response(status=204)
