"""Promise 13: whatever a clinician asks for, a sealed copy comes with a line in the client's log, or not at all.

Every operation there is, asked as the clinician who may open the share.
"""

import json
from typing import Any

import pytest
from django.db import transaction

from backend.sharing.models import AccessRecord, Grant
from tests.contracts.policy import POLICY
from tests.contracts.test_access_matrix import OPERATIONS, ask
from tests.contracts.world import World

CLINICIAN = "live"


def strings(value: Any) -> list[str]:
    """Every long text inside a copy: what is sealed, and the keys that would open it."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    return [value] if isinstance(value, str) and len(value) > 20 else []


@pytest.mark.promise(13)
@pytest.mark.parametrize("operation_id", sorted(POLICY))
def test_sealed_copy_comes_with_a_record_or_not_at_all(world: World, operation_id: str) -> None:
    grant = Grant.objects.get(pk=world.grants[CLINICIAN])
    sealed = [*strings(json.loads(grant.copy)), grant.signature]
    assert len(sealed) >= 4
    before = AccessRecord.objects.count()
    with transaction.atomic():
        call = POLICY[operation_id].call(world, CLINICIAN)
        answer = ask(world.client(CLINICIAN), OPERATIONS[operation_id], call)
        held = [text for text in sealed if text.encode() in answer.content]
        recorded = AccessRecord.objects.count() - before
        transaction.set_rollback(True)
    assert recorded == (1 if held else 0), (operation_id, answer.status_code, len(held))
    assert bool(held) == (operation_id == "clinic_shared_copy")
