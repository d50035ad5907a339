"""The log of what clinicians opened: append-only, and chained by hashes so that a change or a cut shows."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction

from backend.accounts.models import User
from backend.sharing.models import AccessChain, AccessRecord, Grant

OPENED = "opened"


def record_access(reader: User, grant: Grant, act: str, *, now: datetime) -> AccessRecord:
    """Appends to the client's log. Call it inside the transaction of the read: without the record there is no read."""
    client_id = grant.care_link.client_id
    chain = _locked_chain(client_id)
    record = AccessRecord(
        client_id=client_id,
        sequence=chain.sequence + 1,
        reader=reader.pk,
        reader_name=reader.clinician.display_name,
        act=act,
        kind=grant.kind,
        entry=grant.entry,
        grant=grant.pk,
        at=now,
        previous_hash=chain.hash,
    )
    record.hash = _hash(record)
    record.save()
    AccessChain.objects.filter(pk=chain.pk).update(sequence=record.sequence, hash=record.hash)
    return record


def _locked_chain(client_id: Any) -> AccessChain:
    chain = AccessChain.objects.select_for_update().filter(pk=client_id).first()
    if chain is None:
        try:
            with transaction.atomic():
                AccessChain.objects.create(pk=client_id)
        except IntegrityError:
            pass  # another first read won: its row is the one to wait for
        chain = AccessChain.objects.select_for_update().get(pk=client_id)
    return chain


def _hash(record: AccessRecord) -> str:
    parts = [
        record.previous_hash, str(record.client_id), record.sequence, str(record.reader), record.reader_name, record.act,
        record.kind, str(record.entry), str(record.grant), record.at.astimezone(UTC).isoformat(),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def find_break(client: User) -> int | None:
    """The sequence number at which a client's log does not hold together any more, or None when all of it does.

    Finds a changed, removed, inserted or cut-off record. It can't find a whole log rewritten together with its end.
    """
    previous, expected = "", 1
    for record in AccessRecord.objects.filter(client=client).order_by("sequence").iterator():
        if record.sequence != expected or record.previous_hash != previous or record.hash != _hash(record):
            return expected
        previous, expected = record.hash, expected + 1
    chain = AccessChain.objects.filter(pk=getattr(client, "pk", client)).first()
    end = (chain.sequence, chain.hash) if chain else (0, "")
    return None if end == (expected - 1, previous) else expected
