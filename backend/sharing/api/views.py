from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.sign_in import second_factor
from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient, IsClientOrClinician, IsClinician
from backend.core.api.views import ActionView, PagesView
from backend.sharing import invitations, selectors, services
from backend.sharing.api import serializers


class _Latest(CursorPages):
    ordering = "-since"


class _LatestShares(CursorPages):
    ordering = "-from_at"


class _LatestRecords(CursorPages):
    ordering = "-sequence"


@extend_schema_view(get=extend_schema(operation_id="invitations_list"))
class InvitationsView(PagesView):
    permission_classes = [IsClinician]
    serializer_class = serializers.InvitationSerializer

    def get_queryset(self) -> Any:
        return selectors.invitations_of(self.user)

    @extend_schema(
        operation_id="invitations_create",
        request=serializers.NewInvitationSerializer,
        responses={201: serializers.InvitationSerializer},
    )
    def post(self, request: Request) -> Response:
        given = self.input(serializers.NewInvitationSerializer).validated_data
        second_factor.require_fresh(request._request, self.user, given.pop("code"), self.now)
        made = invitations.invite(self.user, **given, now=self.now)
        return self.output(self.serializer_class, made, status=201)


class InvitationView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="invitations_withdraw", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        invitations.withdraw(self.user, id, now=self.now)
        return Response(status=204)


class FindInvitationView(ActionView):
    permission_classes = [IsClientOrClinician]  # a clinician, to hand a client over to a colleague
    throttle_scope = "invitation"  # a code can't be found by trying

    @extend_schema(
        operation_id="invitations_find",
        request=serializers.LookupSerializer,
        responses=serializers.FoundInvitationSerializer,
    )
    def post(self, request: Request) -> Response:
        given = self.input(serializers.LookupSerializer)
        found = invitations.find_invitation(self.user, given.validated_data["lookup"], now=self.now)
        return self.output(serializers.FoundInvitationSerializer, found)


@extend_schema_view(get=extend_schema(operation_id="care_links_list"))
class CareLinksView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.CareLinkSerializer
    pagination_class = _Latest

    def get_queryset(self) -> Any:
        return selectors.care_links_of_client(self.user)

    @extend_schema(
        operation_id="care_links_create",
        request=serializers.NewCareLinkSerializer,
        responses={200: serializers.CareLinkSerializer, 201: serializers.CareLinkSerializer},
    )
    def post(self, request: Request) -> Response:
        given = self.input(serializers.NewCareLinkSerializer)
        link, made = invitations.accept(self.user, **given.validated_data, now=self.now)
        link = self.get_queryset().get(pk=link.pk)  # with the clinician's name and keys
        return self.output(self.serializer_class, link, status=201 if made else 200)


class EndCareLinkView(ActionView):
    permission_classes = [IsClientOrClinician]

    @extend_schema(operation_id="care_links_end", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        services.end(self.user, id, now=self.now)
        return Response(status=204)


@extend_schema_view(get=extend_schema(operation_id="grants_list"))
class GrantsView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.GrantSerializer
    pagination_class = _LatestShares

    def get_queryset(self) -> Any:
        return selectors.grants_of_client(self.user)

    @extend_schema(
        operation_id="grants_create",
        request=serializers.NewGrantSerializer,
        responses={200: serializers.GrantSerializer, 201: serializers.GrantSerializer},
    )
    def post(self, request: Request) -> Response:
        given = self.input(serializers.NewGrantSerializer)
        grant, made = services.grant(self.user, **given.validated_data, now=self.now)
        return self.output(self.serializer_class, grant, status=201 if made else 200)


class RevokeGrantView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="grants_revoke", request=None, responses=serializers.GrantSerializer)
    def post(self, request: Request, id: UUID) -> Response:
        services.revoke(self.user, id, now=self.now)
        grant = selectors.grants_of_client(self.user).get(pk=id)
        return self.output(serializers.GrantSerializer, grant)


@extend_schema_view(get=extend_schema(operation_id="access_records_list"))
class AccessRecordsView(PagesView):
    permission_classes = [IsClient]
    serializer_class = serializers.AccessRecordSerializer
    pagination_class = _LatestRecords

    def get_queryset(self) -> Any:
        return selectors.access_records_of(self.user)
