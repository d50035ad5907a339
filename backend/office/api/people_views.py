"""Who works in a practice, for its administrator."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import clinicians
from backend.accounts.sign_in import second_factor
from backend.core.api.permissions import IsAdministrator
from backend.core.api.views import ActionView
from backend.office import selectors, services
from backend.office.api import serializers


class AdministratorView(ActionView):
    permission_classes = [IsAdministrator]

    def require_fresh(self, request: Request, code: str) -> None:
        """Whoever sits at an open screen shows the second factor once more."""
        second_factor.require_fresh(request._request, self.user, code, self.now)


class CliniciansView(AdministratorView):
    @extend_schema(operation_id="practice_clinicians", responses=serializers.WorkingListSerializer)
    def get(self, request: Request) -> Response:
        return self.output_list(serializers.WorkingSerializer, selectors.clinicians_of(self.user))


class ResetView(AdministratorView):
    @extend_schema(
        operation_id="practice_reset_second_factor",
        request=serializers.FreshSerializer,
        responses={204: None},
    )
    def post(self, request: Request, id: UUID) -> Response:
        self.require_fresh(request, self.input(serializers.FreshSerializer).validated_data["code"])
        services.reset_second_factor(self.user, id, now=self.now)
        return Response(status=204)


class DeactivateView(AdministratorView):
    @extend_schema(
        operation_id="practice_deactivate", request=serializers.FreshSerializer, responses={204: None}
    )
    def post(self, request: Request, id: UUID) -> Response:
        self.require_fresh(request, self.input(serializers.FreshSerializer).validated_data["code"])
        services.deactivate(self.user, id, now=self.now)
        return Response(status=204)


class LinksView(AdministratorView):
    @extend_schema(operation_id="practice_links", responses=serializers.OpenLinkListSerializer)
    def get(self, request: Request) -> Response:
        links = clinicians.open_links(selectors.practice_of(self.user), now=self.now)
        return self.output_list(serializers.OpenLinkSerializer, links)

    @extend_schema(
        operation_id="practice_links_create",
        request=serializers.NewLinkSerializer,
        responses={201: serializers.MadeLinkSerializer},
    )
    def post(self, request: Request) -> Response:
        given = self.input(serializers.NewLinkSerializer).validated_data
        self.require_fresh(request, given["code"])
        token = services.invite(self.user, given["display_name"], now=self.now)
        return self.output(serializers.MadeLinkSerializer, {"token": token}, status=201)


class LinkView(AdministratorView):
    @extend_schema(operation_id="practice_links_withdraw", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        clinicians.withdraw(selectors.practice_of(self.user), id)
        return Response(status=204)
