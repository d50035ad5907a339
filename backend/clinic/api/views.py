from typing import cast
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.models import User
from backend.clinic import selectors, services
from backend.clinic.api import serializers as shapes
from backend.core.api.permissions import IsClinician


class CaseloadView(APIView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_caseload", responses=shapes.CaseloadSerializer)
    def get(self, request: Request) -> Response:
        cases = selectors.caseload(request.user, timezone.now())
        # One page: sharing lets a clinician have 300 links at most.
        found = shapes.CaseSerializer(cases, many=True).data
        window = selectors.response_window(request.user)
        return Response({"results": found, "next": None, "response_window": window})


class ClientView(APIView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_client", responses=shapes.ClientPageSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        case = selectors.client_page(request.user, care_link, timezone.now())
        return Response(shapes.ClientPageSerializer(case).data)


class SharedCopyView(APIView):
    """Fetching is reading: each GET is one line in the client's log."""

    permission_classes = [IsClinician]
    http_method_names = ["get", "options"]  # a HEAD would be a line in the log for nothing

    @extend_schema(operation_id="clinic_shared_copy", responses=shapes.SharedCopySerializer)
    def get(self, request: Request, grant: UUID) -> Response:
        opened = services.open_shared_copy(cast(User, request.user), grant, now=timezone.now())
        return Response(shapes.SharedCopySerializer(opened).data, headers={"Cache-Control": "no-store"})


class NextSessionView(APIView):
    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_next_session",
        request=shapes.NextSessionSerializer,
        responses=shapes.NextSessionSerializer,
    )
    def put(self, request: Request, care_link: UUID) -> Response:
        given = shapes.NextSessionSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        link = services.set_next_session(
            cast(User, request.user), care_link, **given.validated_data, now=timezone.now()
        )
        return Response(shapes.NextSessionSerializer(link).data)
