from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.clinic import selectors, services
from backend.clinic.api import serializers
from backend.core.api.permissions import IsClinician
from backend.core.api.views import ActionView


class CaseloadView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_caseload", responses=serializers.CaseloadSerializer)
    def get(self, request: Request) -> Response:
        cases = selectors.caseload(self.user, self.now)
        # One page: sharing lets a clinician have 300 links at most.
        found = self.written(serializers.CaseSerializer, cases, many=True)
        return Response({"results": found, "next": None, **selectors.shown_to_clients(self.user)})


class ClientView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_client", responses=serializers.ClientPageSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        case = selectors.client_page(self.user, care_link, self.now)
        return self.output(serializers.ClientPageSerializer, case)


class SharedCopyView(ActionView):
    """Fetching is reading: each GET is one line in the client's log."""

    permission_classes = [IsClinician]
    http_method_names = ["get", "options"]  # a HEAD would be a line in the log for nothing

    @extend_schema(operation_id="clinic_shared_copy", responses=serializers.SharedCopySerializer)
    def get(self, request: Request, grant: UUID) -> Response:
        opened = services.open_shared_copy(self.user, grant, now=self.now)
        return self.output(serializers.SharedCopySerializer, opened)


class NextSessionView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_next_session",
        request=serializers.NextSessionSerializer,
        responses=serializers.NextSessionSerializer,
    )
    def put(self, request: Request, care_link: UUID) -> Response:
        given = self.input(serializers.NextSessionSerializer)
        link = services.set_next_session(self.user, care_link, **given.validated_data, now=self.now)
        return self.output(serializers.NextSessionSerializer, link)
