from typing import Any, cast
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.models import User
from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient, IsClientOrClinician, IsClinician
from backend.sharing import selectors, services
from backend.sharing.api import serializers as shapes


def _me(request: Request) -> User:
    """Who asks; the permissions let nobody else come this far."""
    return cast(User, request.user)


class _Latest(CursorPages):
    ordering = "-since"


class _LatestShares(CursorPages):
    ordering = "-from_at"


class _LatestRecords(CursorPages):
    ordering = "-sequence"


class _List(ListAPIView[Any]):
    """A list of one's own, with the moment of asking in the serializer's context."""

    permission_classes: list[type[BasePermission]] = [IsClient]

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "now": timezone.now()}

    def accept_body(self, serializer: type[Any]) -> dict[str, Any]:
        given = serializer(data=self.request.data)
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)


@extend_schema_view(get=extend_schema(operation_id="invitations_list"))
class InvitationsView(_List):
    permission_classes = [IsClinician]
    serializer_class = shapes.InvitationSerializer

    def get_queryset(self) -> Any:
        return selectors.invitations_of(self.request.user)

    @extend_schema(
        operation_id="invitations_create",
        request=shapes.NewInvitationSerializer,
        responses={201: shapes.InvitationSerializer},
    )
    def post(self, request: Request) -> Response:
        asked = self.accept_body(shapes.NewInvitationSerializer)
        made = services.invite(_me(request), **asked, now=timezone.now())
        return Response(self.get_serializer(made).data, status=201)


class InvitationView(APIView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="invitations_withdraw", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        services.withdraw(_me(request), id, now=timezone.now())
        return Response(status=204)


class FindInvitationView(APIView):
    permission_classes = [IsClient]
    throttle_scope = "invitation"  # a code can't be found by trying

    @extend_schema(
        operation_id="invitations_find",
        request=shapes.LookupSerializer,
        responses=shapes.FoundInvitationSerializer,
    )
    def post(self, request: Request) -> Response:
        asked = shapes.LookupSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        found = services.find_invitation(asked.validated_data["lookup"], now=timezone.now())
        return Response(shapes.FoundInvitationSerializer(found).data)


@extend_schema_view(get=extend_schema(operation_id="care_links_list"))
class CareLinksView(_List):
    serializer_class = shapes.CareLinkSerializer
    pagination_class = _Latest

    def get_queryset(self) -> Any:
        return selectors.care_links_of_client(self.request.user)

    @extend_schema(
        operation_id="care_links_create",
        request=shapes.NewCareLinkSerializer,
        responses={200: shapes.CareLinkSerializer, 201: shapes.CareLinkSerializer},
    )
    def post(self, request: Request) -> Response:
        asked = self.accept_body(shapes.NewCareLinkSerializer)
        link, made = services.accept(_me(request), **asked, now=timezone.now())
        link = self.get_queryset().get(pk=link.pk)  # with the clinician's name and keys
        return Response(self.get_serializer(link).data, status=201 if made else 200)


class EndCareLinkView(APIView):
    permission_classes = [IsClientOrClinician]

    @extend_schema(operation_id="care_links_end", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        services.end(_me(request), id, now=timezone.now())
        return Response(status=204)


@extend_schema_view(get=extend_schema(operation_id="grants_list"))
class GrantsView(_List):
    serializer_class = shapes.GrantSerializer
    pagination_class = _LatestShares

    def get_queryset(self) -> Any:
        return selectors.grants_of_client(self.request.user)

    @extend_schema(
        operation_id="grants_create",
        request=shapes.NewGrantSerializer,
        responses={200: shapes.GrantSerializer, 201: shapes.GrantSerializer},
    )
    def post(self, request: Request) -> Response:
        asked = self.accept_body(shapes.NewGrantSerializer)
        grant, made = services.grant(_me(request), **asked, now=timezone.now())
        return Response(self.get_serializer(grant).data, status=201 if made else 200)


class RevokeGrantView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="grants_revoke", request=None, responses=shapes.GrantSerializer)
    def post(self, request: Request, id: UUID) -> Response:
        now = timezone.now()
        services.revoke(_me(request), id, now=now)
        grant = selectors.grants_of_client(request.user).get(pk=id)
        return Response(shapes.GrantSerializer(grant, context={"now": now}).data)


@extend_schema_view(get=extend_schema(operation_id="access_records_list"))
class AccessRecordsView(_List):
    serializer_class = shapes.AccessRecordSerializer
    pagination_class = _LatestRecords

    def get_queryset(self) -> Any:
        return selectors.access_records_of(self.request.user)
