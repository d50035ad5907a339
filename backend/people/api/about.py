from rest_framework import serializers


class AboutPersonSerializer(serializers.Serializer):
    """For an entry that may be about somebody."""

    # A plain id: whose person it is decides the kind's own rule, so that a stranger's person looks like one that is
    # not there.
    person = serializers.UUIDField(source="person_id", allow_null=True, required=False)
