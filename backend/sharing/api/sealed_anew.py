"""Sealing what is shared to other keys of the clinician's, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.serializers import VaultPublicKeysSerializer
from backend.core.api.envelopes import CopySerializer
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.sharing import sealed_anew
from backend.sharing.api.serializers import CareLinkSerializer, CopyField, NewCareLinkSerializer
from backend.sharing.selectors import care_links_of_client


class ShareToSealSerializer(serializers.Serializer[Any]):
    """A share with all that its header is made of, and its copy: the device opens its own box of it."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    entry = serializers.UUIDField()
    entry_revision = serializers.IntegerField()
    about = serializers.CharField()
    level = serializers.CharField()
    until = serializers.CharField(source="until_text")
    copy = CopyField()


class SharesToSealSerializer(serializers.Serializer[Any]):
    results = ShareToSealSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ReaderSerializer(serializers.Serializer[Any]):
    grant = serializers.UUIDField()
    reader = CopySerializer().fields["reader"]


class SealAnewSerializer(serializers.Serializer[Any]):
    """`sealed_to`: the keys that the client was shown and said yes to."""

    sealed_to = VaultPublicKeysSerializer()
    alias_copy = CopyField()
    readers = ReaderSerializer(many=True)

    def validate_readers(self, value: list[dict[str, Any]]) -> dict[UUID, dict[str, str]]:
        return {one["grant"]: one["reader"] for one in value}

    validate_alias_copy = NewCareLinkSerializer.validate_alias_copy


class SealedView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="care_links_sealed", responses=SharesToSealSerializer)
    def get(self, request: Request, id: UUID) -> Response:
        """What a clinician's other keys would have to open."""
        return self.output_list(ShareToSealSerializer, sealed_anew.shares_to_seal(self.user, id, self.now))


class SealAnewView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="care_links_seal_anew", request=SealAnewSerializer, responses=CareLinkSerializer
    )
    def post(self, request: Request, id: UUID) -> Response:
        given = self.input(SealAnewSerializer).validated_data
        sealed_anew.seal_anew(self.user, id, **given, now=self.now)
        return self.output(CareLinkSerializer, care_links_of_client(self.user).get(pk=id))
