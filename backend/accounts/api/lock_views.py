"""The server's half of a PIN lock, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import locks
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.sign_in.here import device_of
from backend.accounts.sign_in.sessions import LOCK
from backend.core.api.envelopes import BytesField
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView


class PinProofSerializer(serializers.Serializer[Any]):
    proof = BytesField(size=32)


class LockShareSerializer(serializers.Serializer[Any]):
    share = serializers.CharField()


class OpenedLockSerializer(LockShareSerializer):
    wrong_before = serializers.IntegerField(help_text="Wrong tries since the right one before this.")


class LockSerializer(LockShareSerializer):
    id = serializers.UUIDField()


class LocksView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="locks_create", request=PinProofSerializer, responses={201: LockSerializer})
    def post(self, request: Request) -> Response:
        """Locks this browser by a PIN. The half that it had before is destroyed; signing out destroys this one."""
        proof = self.input(PinProofSerializer).validated_data["proof"]
        before = request.session.get(LOCK)
        row = locks.make(self.user, proof=proof, today=self.now.date(), instead_of=before)
        request.session[LOCK] = str(row.pk)
        return self.output(LockSerializer, row, status=201)


class LockView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="locks_delete", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        locks.remove(self.user, id)
        return Response(status=204)


class OpenLockView(ActionView):
    permission_classes = [IsClient]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "lock"

    @extend_schema(operation_id="locks_open", request=PinProofSerializer, responses=OpenedLockSerializer)
    def post(self, request: Request, id: UUID) -> Response:
        """The half, for the right proof. Ten wrong ones destroy it, whatever comes between; each counts for days."""
        proof = self.input(PinProofSerializer).validated_data["proof"]
        opened = locks.open_share(self.user, id, proof=proof, by=device_of(request._request), now=self.now)
        return Response(opened._asdict())
