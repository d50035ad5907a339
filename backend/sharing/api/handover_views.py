"""A therapist who leaves, and going on with another, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient, IsClinician
from backend.core.api.views import ActionView, PagesView
from backend.sharing import departures, handovers, selectors
from backend.sharing.api import handover_serializers as serializers


class _LatestDepartures(CursorPages):
    ordering = "-left_on"


class _LatestHandovers(CursorPages):
    ordering = "-proposed_on"


@extend_schema_view(get=extend_schema(operation_id="departures_list"))
class DeparturesView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.DepartureSerializer
    pagination_class = _LatestDepartures

    def get_queryset(self) -> Any:
        return selectors.departures_of(self.user)


class DepartureToldView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="departures_told", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        departures.note_told(self.user, id)
        return Response(status=204)


@extend_schema_view(get=extend_schema(operation_id="handovers_list"))
class HandoversView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.HandoverSerializer
    pagination_class = _LatestHandovers

    def get_queryset(self) -> Any:
        return selectors.handovers_to(self.user, self.now)


class HandoverAnswerView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="handovers_answer",
        request=serializers.HandoverAnswerSerializer,
        responses={204: None},
    )
    def post(self, request: Request, id: UUID) -> Response:
        said = self.input(serializers.HandoverAnswerSerializer).validated_data["answer"]
        handovers.answer(self.user, id, said, now=self.now)
        return Response(status=204)


class OwnHandoverView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_handover_get", responses=serializers.OwnHandoverSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        newest = selectors.newest_handover(self.user, care_link, self.now)
        return self.output(serializers.OwnHandoverSerializer, {"handover": newest})

    @extend_schema(
        operation_id="clinic_handover_put",
        request=serializers.NewHandoverSerializer,
        responses=serializers.OwnHandoverSerializer,
    )
    def put(self, request: Request, care_link: UUID) -> Response:
        given = self.input(serializers.NewHandoverSerializer).validated_data
        handovers.propose(self.user, care_link, **given, now=self.now)
        return self.get(request, care_link)  # a late one may be of what was taken back since

    @extend_schema(
        operation_id="clinic_handover_withdraw",
        parameters=[serializers.WhichHandoverSerializer],
        responses={204: None},
    )
    def delete(self, request: Request, care_link: UUID) -> Response:
        which = self.input(serializers.WhichHandoverSerializer).validated_data
        handovers.withdraw(self.user, care_link, **which, now=self.now)
        return Response(status=204)
