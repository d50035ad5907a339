from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.permissions import IsAdministrator, IsOfAPractice
from backend.core.api.views import ActionView
from backend.office import selectors, services
from backend.office.api import serializers


class PracticeView(ActionView):
    """Its clinicians read it, its administrators change it."""

    def get_permissions(self) -> list[BasePermission]:
        return [IsOfAPractice() if self.request.method == "GET" else IsAdministrator()]

    @extend_schema(operation_id="practice_get", responses=serializers.PracticeSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.PracticeSerializer, selectors.practice_of(self.user))

    @extend_schema(
        operation_id="practice_patch",
        request=serializers.PracticeSerializer,
        responses=serializers.PracticeSerializer,
    )
    def patch(self, request: Request) -> Response:
        given = self.input(serializers.PracticeSerializer, partial=True)
        changed = services.change_practice(self.user, given.validated_data, now=self.now)
        return self.output(serializers.PracticeSerializer, changed)
