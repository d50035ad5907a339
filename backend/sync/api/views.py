from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.sync import selectors
from backend.sync.api.serializers import PullSerializer, SyncPageSerializer


class SyncView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="sync_pull", parameters=[PullSerializer], responses=SyncPageSerializer)
    def get(self, request: Request) -> Response:
        given = self.input(PullSerializer)
        return self.output(SyncPageSerializer, selectors.pull(self.user, **given.validated_data))
