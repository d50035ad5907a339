"""Fills an empty database with rows of every kind by whatever code stands in the working folder, and prints as JSON
what that code reads from it. Of a release: `release.py` runs it in there.
"""

import json
from typing import Any

import django


def _sealed(kind: str, owner: Any, pk: Any, revision: int) -> str:
    from tests.upgrade import device

    said = {"text": f"What was written in {kind}", "of": str(pk)[-4:]}
    return device.seal(said, f"{kind}|{owner}|{pk}|{revision}")


def _write_every_answer(alice: Any) -> None:
    """Each kind with everything that can be answered in it, and one that was deleted."""
    from backend.core import entries
    from backend.core.ids import new_id
    from tests.conftest import entry_headers, put_entry, signed_in
    from tests.contracts.full_answers import bodies

    alices = signed_in(alice)
    more = {"repairs": {"status": "closed"}, "speak-ups": {"status": "kept"}}
    rated = {"measure-responses": {"status": "kept", "measure": "gad-7", "answered_on": "2026-06-24"}}
    for kind in entries.kinds():
        for body in bodies(kind):
            entry = new_id()
            given = {"words": json.loads(_sealed(kind.name, alice.pk, entry, 1)), **more.get(kind.name, {})}
            given |= {**body, **rated.get(kind.name, {})}
            answer = put_entry(alices, kind.name, entry, **given)
            if answer.status_code == 400:  # some answers belong to another form
                fit = {
                    one: said
                    for one, said in body["answers"].items()
                    if f"answers.{one}" not in answer.content.decode()
                }
                answer = put_entry(alices, kind.name, entry, **{**given, "answers": fit})
            assert answer.status_code == 201, (kind.name, answer.content)
    gone = new_id()
    assert put_entry(alices, "people", gone).status_code == 201
    assert alices.delete(f"/api/v1/people/{gone}", headers=entry_headers(1)).status_code in {200, 204}


def _open_what_the_world_sealed(alice: Any) -> None:
    """The words of the entries that came from elsewhere can be opened as well."""
    from backend.core import entries

    for kind in entries.kinds():
        for row in kind.model._base_manager.filter(owner=alice).exclude(words=""):
            words = _sealed(kind.name, alice.pk, row.pk, row.revision)
            kind.model._base_manager.filter(pk=row.pk).update(words=words)


def main() -> None:
    django.setup()
    from django.apps import apps

    from tests import outgoing
    from tests.conftest import new_user
    from tests.contracts import world
    from tests.upgrade.read import read

    with outgoing.watched():
        alice = world.build(new_user).users["alice"]
        _write_every_answer(alice)
    _open_what_the_world_sealed(alice)
    ours = [model for model in apps.get_models() if model.__module__.startswith("backend.")]
    pks = {
        model._meta.label_lower: [str(pk) for pk in model._base_manager.values_list("pk", flat=True)]
        for model in ours
    }
    print(json.dumps(read({label: found for label, found in sorted(pks.items()) if found})))


if __name__ == "__main__":
    main()
