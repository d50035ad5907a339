from django.utils.module_loading import import_string
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.core.api.permissions import IsClient
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


class SyncView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="sync_pull", parameters=[PullSerializer], responses=SyncPageSerializer)
    def get(self, request: Request) -> Response:
        asked = PullSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        page = selectors.pull(request.user, **asked.validated_data)
        entries = [
            {"kind": kind.name, **import_string(kind.serializer)(entry).data} for kind, entry in page.entries
        ]
        return Response({"entries": entries, "cursor": page.cursor, "more": page.more})

    @extend_schema(operation_id="sync_write", request=SyncBatchSerializer, responses=SyncResultsSerializer)
    def post(self, request: Request) -> Response:
        operations = request.data.get("operations") if isinstance(request.data, dict) else None
        if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
            problem = f"This has to be a list of 1 to {MOST_OPERATIONS} operations."
            raise Invalid("invalid", "Something needs another look.", fields={"operations": [problem]})
        return Response({"results": batch.apply(request.user, operations)})
