from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.core.errors import Conflict, Invalid
from backend.sync import selectors, services
from backend.sync.api import batch
from backend.sync.api.serializers import (
    MOST_OPERATIONS,
    InventorySerializer,
    InventoryStandsSerializer,
    KnownField,
    PullSerializer,
    SyncBatchSerializer,
    SyncMarksSerializer,
    SyncPageSerializer,
    SyncResultsSerializer,
    SyncSharedSerializer,
)


class SharedHistoryView(ActionView):
    permission_classes = [IsClient]

    def require_shared_history(self, known: str | None) -> None:
        """Raises Conflict("unknown_history") where the server was put back to a time before what a device has seen."""
        if known is not None and not selectors.knows(self.user, known):
            raise Conflict(
                "unknown_history", "The server stands at an earlier time than this device has seen."
            )

    def marks_after(self, known: str | None) -> list[str]:
        return selectors.marks_since(self.user, selectors.place_of(known) if known else selectors.NEWEST)


class SyncView(SharedHistoryView):
    @extend_schema(operation_id="sync_pull", parameters=[PullSerializer], responses=SyncPageSerializer)
    def get(self, request: Request) -> Response:
        given = dict(self.input(PullSerializer).validated_data)
        self.require_shared_history(given.pop("known", None))
        return self.output(SyncPageSerializer, selectors.pull(self.user, **given))

    @extend_schema(operation_id="sync_write", request=SyncBatchSerializer, responses=SyncResultsSerializer)
    def post(self, request: Request) -> Response:
        sent: dict[str, Any] = self.sent if isinstance(self.sent, dict) else {}
        operations = sent.get("operations")
        if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
            problem = f"This has to be a list of 1 to {MOST_OPERATIONS} operations."
            raise Invalid("invalid", "Something needs another look.", fields={"operations": [problem]})
        known = KnownField().run_validation(sent["known"]) if "known" in sent else None
        self.require_shared_history(known)
        results = batch.apply(self.user, operations, now=self.now)
        return Response({"results": results, "marks": self.marks_after(known)})


class InventoryView(SharedHistoryView):
    @extend_schema(
        operation_id="sync_inventory", request=InventorySerializer, responses=InventoryStandsSerializer
    )
    def put(self, request: Request) -> Response:
        given = self.input(InventorySerializer).validated_data
        known = given.get("known")
        self.require_shared_history(known)
        behind = services.keep_inventory(self.user, given["parts"], self.now)
        return self.output(InventoryStandsSerializer, {"parts": behind, "marks": self.marks_after(known)})


class HistoryView(ActionView):
    """Asked by a device whose newest mark is not known here: how far back the two have the same history."""

    permission_classes = [IsClient]

    @extend_schema(operation_id="sync_history", request=SyncMarksSerializer, responses=SyncSharedSerializer)
    def post(self, request: Request) -> Response:
        marks = self.input(SyncMarksSerializer).validated_data["marks"]
        return Response({"shared": selectors.shared_cursor(self.user, marks)})
