from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.sign_in import second_factor
from backend.core.api.permissions import IsClient, IsClientOrClinician, IsClinician
from backend.core.api.views import ActionView
from backend.measures import selectors, services
from backend.measures.api import serializers
from backend.measures.library import measures


class MeasuresView(ActionView):
    """All there are here, for both sides."""

    permission_classes = [IsClientOrClinician]

    @extend_schema(operation_id="measures_list", responses=serializers.MeasuresSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.MeasuresSerializer, {"results": measures().values(), "next": None})


class AgreementsView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="measure_agreements_list", responses=serializers.AgreementsSerializer)
    def get(self, request: Request) -> Response:
        return self.output_list(serializers.AgreementSerializer, selectors.agreements_of(self.user))


class AgreeView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="measure_agreements_agree", request=None, responses=serializers.AgreementSerializer
    )
    def post(self, request: Request, id: UUID) -> Response:
        return self.output(serializers.AgreementSerializer, services.agree(self.user, id, now=self.now))


class EndAgreementView(ActionView):
    """A client's no, and the end of it from either side."""

    permission_classes = [IsClientOrClinician]

    @extend_schema(operation_id="measure_agreements_end", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        services.end(self.user, id, now=self.now)
        return Response(status=204)


class ProposalsView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_measures_list", responses=serializers.ProposalsSerializer)
    def get(self, request: Request, care_link: UUID) -> Response:
        found = selectors.agreements_through(self.user, care_link, self.now)
        whole = {
            "results": found,
            "next": None,
            "procedure": selectors.procedure_of(self.user),
            "to_acknowledge": selectors.grants_to_acknowledge(self.user, [care_link], self.now),
        }
        return self.output(serializers.ProposalsSerializer, whole)

    @extend_schema(
        operation_id="clinic_measures_propose",
        request=serializers.NewProposalSerializer,
        responses={200: serializers.ProposalSerializer, 201: serializers.ProposalSerializer},
    )
    def post(self, request: Request, care_link: UUID) -> Response:
        given = self.input(serializers.NewProposalSerializer)
        found, made = services.propose(self.user, care_link, **given.validated_data, now=self.now)
        return self.output(serializers.ProposalSerializer, found, status=201 if made else 200)


class AcknowledgeView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_measure_acknowledge", request=None, responses={204: None})
    def post(self, request: Request, grant: UUID) -> Response:
        services.acknowledge(self.user, grant, now=self.now)
        return Response(status=204)


class ExportedView(ActionView):
    """Before a file is made of what was opened: after a fresh second step, and with a line in the log for each."""

    permission_classes = [IsClinician]

    @extend_schema(
        operation_id="clinic_exported", request=serializers.ExportedSerializer, responses={204: None}
    )
    def post(self, request: Request, care_link: UUID) -> Response:
        given = self.input(serializers.ExportedSerializer).validated_data
        second_factor.require_fresh(request._request, self.user, given["code"], self.now)
        services.note_exported(self.user, care_link, given["grants"], now=self.now)
        return Response(status=204)
