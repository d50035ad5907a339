from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.core.api.permissions import IsClient
from backend.sync import selectors
from backend.sync.api.serializers import PullSerializer, SyncPageSerializer


class SyncView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="sync_pull", parameters=[PullSerializer], responses=SyncPageSerializer)
    def get(self, request: Request) -> Response:
        asked = PullSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        page = selectors.pull(request.user, **asked.validated_data)
        return Response(SyncPageSerializer(page).data)
