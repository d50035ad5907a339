from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.push import selectors, services
from backend.push.api import serializers
from backend.push.services import HERE


class SubscriptionsView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="push_subscriptions_list", responses={200: serializers.SubscriptionListSerializer}
    )
    def get(self, request: Request) -> Response:
        """The devices that notes may come to; never more than ten."""
        rows, here = selectors.subscriptions(self.user), request.session.get(HERE)
        return self.output_list(serializers.SubscriptionSerializer, rows, here=here)

    @extend_schema(
        operation_id="push_subscriptions_create",
        request=serializers.SubscribeSerializer,
        responses={201: serializers.SubscribedSerializer},
    )
    def post(self, request: Request) -> Response:
        """Lets notes come to this device. Again: the same id, a fresh token. Another address replaces the first."""
        given = self.input(serializers.SubscribeSerializer)
        site = request.build_absolute_uri("/").rstrip("/")
        before = request.session.get(HERE)
        row, token = services.subscribe(
            self.user, given.to_device(), site=site, now=self.now, instead_of=before and UUID(before)
        )
        request.session[HERE] = str(row.pk)
        return Response({"id": row.pk, "renewal_token": token}, status=201)


class SubscriptionView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="push_subscriptions_delete", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        """Forgets this device at once."""
        services.unsubscribe(self.user, id)
        return Response(status=204)


class RenewView(ActionView):
    """For the service worker, which has no CSRF token: the renewal token is all that counts, and no session is looked
    at.
    """

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "receipts"

    @extend_schema(
        operation_id="push_subscriptions_renew",
        request=serializers.RenewSerializer,
        responses={200: serializers.RenewedSerializer},
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Takes the browser's new push address in place of the old one."""
        given = self.input(serializers.RenewSerializer)
        row = services.renew(id, given.validated_data["renewal_token"], given.to_device())
        return Response({"id": row.pk})
