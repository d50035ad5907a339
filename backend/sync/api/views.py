from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.core.errors import Invalid
from backend.sync import selectors
from backend.sync.api import batch
from backend.sync.api.serializers import (
    MOST_OPERATIONS,
    PullSerializer,
    SyncBatchSerializer,
    SyncPageSerializer,
    SyncResultsSerializer,
)


class SyncView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="sync_pull", parameters=[PullSerializer], responses=SyncPageSerializer)
    def get(self, request: Request) -> Response:
        given = self.input(PullSerializer)
        return self.output(SyncPageSerializer, selectors.pull(self.user, **given.validated_data))

    @extend_schema(operation_id="sync_write", request=SyncBatchSerializer, responses=SyncResultsSerializer)
    def post(self, request: Request) -> Response:
        operations = self.sent.get("operations") if isinstance(self.sent, dict) else None
        if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
            problem = f"This has to be a list of 1 to {MOST_OPERATIONS} operations."
            raise Invalid("invalid", "Something needs another look.", fields={"operations": [problem]})
        return Response({"results": batch.apply(self.user, operations, now=self.now)})
