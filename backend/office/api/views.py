from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.serializers import ConfirmedSerializer
from backend.accounts.models import Clinician
from backend.accounts.services import require_passphrase
from backend.accounts.sign_in.here import device_of
from backend.core.api.permissions import IsAdministrator, IsClinician, IsOfAPractice
from backend.core.api.views import ActionView
from backend.office import selectors, services
from backend.office.api import serializers


class AwayView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="practice_away_get", responses=serializers.OwnAwaySerializer)
    def get(self, request: Request) -> Response:
        return self._written(selectors.clinician_of(self.user))

    @extend_schema(
        operation_id="practice_away_put",
        request=serializers.ChangedAwaySerializer,
        responses=serializers.OwnAwaySerializer,
    )
    def put(self, request: Request) -> Response:
        given = self.input(serializers.ChangedAwaySerializer).validated_data
        return self._written(services.set_away(self.user, now=self.now, **given))

    def _written(self, clinician: Clinician) -> Response:
        away = clinician if clinician.is_away(self.now) else None
        return self.output(serializers.OwnAwaySerializer, {"away": away})


class LeaveView(ActionView):
    """The clinician leaves the practice. Their passphrase is asked again: it can't be undone."""

    permission_classes = [IsClinician]

    @extend_schema(operation_id="practice_leave", request=ConfirmedSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        key = self.input(ConfirmedSerializer).validated_data["current_auth_key"]
        require_passphrase(self.user, key, device_of(request._request))
        services.leave(self.user.pk, now=self.now)
        return Response(status=204)


class PracticeView(ActionView):
    """Its clinicians read it, its administrators change it."""

    def get_permissions(self) -> list[BasePermission]:
        return [IsOfAPractice() if self.request.method == "GET" else IsAdministrator()]

    @extend_schema(operation_id="practice_get", responses=serializers.PracticeSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.PracticeSerializer, selectors.practice_of(self.user))

    @extend_schema(
        operation_id="practice_patch",
        request=serializers.ChangedPracticeSerializer,
        responses=serializers.PracticeSerializer,
    )
    def patch(self, request: Request) -> Response:
        given = self.input(serializers.ChangedPracticeSerializer, partial=True).validated_data
        before = given.pop("before", None)
        changed = services.change_practice(self.user, given, before=before, now=self.now)
        return self.output(serializers.PracticeSerializer, changed)
