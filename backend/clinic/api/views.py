from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.clinic import selectors, services
from backend.clinic.api import serializers
from backend.core.api.envelopes import SealedSerializer
from backend.core.api.permissions import IsClinician
from backend.core.api.views import ActionView
from backend.sharing import selectors as sharing


class CaseloadView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_caseload", responses=serializers.CaseloadSerializer)
    def get(self, request: Request) -> Response:
        cases = selectors.caseload(self.user, self.now)
        whole = {
            "results": cases,  # one page: sharing lets a clinician have 300 links at most
            "next": None,
            "mark": selectors.mark_of(cases),
            "roster": selectors.find_roster(self.user),
            **selectors.shown_to_clients(self.user),
        }
        return self.output(serializers.CaseloadSerializer, whole)


class HeartbeatView(ActionView):
    """Asked by an open page every few seconds: whether the caseload is another by now."""

    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_heartbeat", responses=serializers.HeartbeatSerializer)
    def get(self, request: Request) -> Response:
        mark = selectors.mark_of(selectors.caseload(self.user, self.now))
        return self.output(serializers.HeartbeatSerializer, {"mark": mark})


class ClientHeartbeatView(ActionView):
    """The same, with what of the client's may still be shown."""

    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_client_heartbeat", responses=serializers.ClientHeartbeatSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        shared = sharing.live_grants(self.user, care_link, self.now)
        grants = [one.pk for one in shared]
        mark = selectors.mark_of(selectors.caseload(self.user, self.now))
        return self.output(
            serializers.ClientHeartbeatSerializer, {"mark": mark, "shared": shared, "grants": grants}
        )


class IntroductionsView(ActionView):
    """Who the named links are with."""

    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_introductions",
        parameters=[serializers.IntroductionsAskedSerializer],
        responses=serializers.IntroductionsSerializer,
    )
    def get(self, request: Request) -> Response:
        asked = self.input(serializers.IntroductionsAskedSerializer).validated_data["care_links"]
        found = selectors.introductions(self.user, asked, self.now)
        return self.output(serializers.IntroductionsSerializer, {"results": found})


class RosterView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_roster_put",
        request=SealedSerializer,
        responses=SealedSerializer,
    )
    def put(self, request: Request) -> Response:
        given = self.input(SealedSerializer)
        return self.output(SealedSerializer, services.keep_roster(self.user, **given.validated_data))


class MemoView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_memo_put",
        request=SealedSerializer,
        responses=SealedSerializer,
    )
    def put(self, request: Request, care_link: UUID) -> Response:
        given = self.input(SealedSerializer)
        kept = services.keep_memo(self.user, care_link, **given.validated_data, now=self.now)
        return self.output(SealedSerializer, kept)


class ReviewedView(ActionView):
    """The clinician saw what changed."""

    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_reviewed", request=serializers.ReviewedSerializer, responses={204: None}
    )
    def post(self, request: Request, care_link: UUID) -> Response:
        given = self.input(serializers.ReviewedSerializer).validated_data
        services.note_reviewed(self.user, care_link, **given, now=self.now)
        return Response(status=204)


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

    @extend_schema(
        operation_id="clinic_shared_copy",
        parameters=[serializers.SharedCopyAskedSerializer],
        responses=serializers.SharedCopySerializer,
    )
    def get(self, request: Request, grant: UUID) -> Response:
        asked = self.input(serializers.SharedCopyAskedSerializer).validated_data
        opened = services.open_shared_copy(self.user, grant, **asked, now=self.now)
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


class OpenedView(ActionView):
    """What the clinician opened, as the client reads it too."""

    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_opened", responses=serializers.OpenedLinesSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        opened = selectors.opened_of(self.user, care_link, self.now)
        return self.output(serializers.OpenedLinesSerializer, {"results": opened})
