"""The vectors that frontend/src/vault/vectors.test.ts reads too: both languages must agree on every byte."""

import json
from pathlib import Path
from typing import Any

import pytest

from backend.accounts import vault

VECTORS = Path(__file__).parent.parent / "vectors"


def read(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text())


DERIVATION, ENVELOPE, SHARING = read("derivation"), read("envelope"), read("sharing")
INVITATION, RECOVERY, COVERS = read("invitation"), read("recovery"), read("cover")
USER_KEY = vault.from_base64url(ENVELOPE["user_key"])
CLIENT = vault.Identity.from_seeds(vault.from_base64url(SHARING["client"]["seeds"]))
CLINICIAN = vault.Identity.from_seeds(vault.from_base64url(SHARING["clinician"]["seeds"]))
EVERY_ENVELOPE = ENVELOPE["python"] + ENVELOPE["typescript"]


def place_of(given: dict[str, Any], **other: Any) -> str:
    parts = {name: given[name] for name in ("kind", "owner", "id", "revision")} | other
    return vault.place(**parts)


@pytest.mark.parametrize("given", DERIVATION["passphrases"], ids=lambda given: given["name"])
def test_passphrase_gives_the_same_keys(given: dict[str, Any]) -> None:
    keys = vault.derive_passphrase(given["passphrase"], given["kdf"])
    assert vault.to_base64url(vault.derive_master(given["passphrase"], given["kdf"])) == given["master"]
    assert (keys.auth_key, vault.to_base64url(keys.kek)) == (given["auth_key"], given["kek"])
    assert vault.to_base64url(vault.unwrap_user_key(given["wrapped_user_key"], keys.kek)) == given["user_key"]


@pytest.mark.parametrize("kdf", DERIVATION["weak"])
def test_derivation_refuses_weaker_parameters(kdf: dict[str, Any]) -> None:
    with pytest.raises(vault.VaultError, match="weak_derivation"):
        vault.require_strong(kdf)


@pytest.mark.parametrize("branch", ["entries", "identity", "device"])
def test_user_key_has_the_same_branches(branch: str) -> None:
    given = DERIVATION["user_key"]
    key = vault.hkdf(vault.from_base64url(given["user_key"]), f"attune/v1/{branch}")
    assert vault.to_base64url(key) == given["branches"][branch]
    assert vault.open_box(given["boxes"][branch], key, "test") == b"opened"


def test_identity_opens_with_its_public_keys_only() -> None:
    given = DERIVATION["identity"]
    user_key = vault.from_base64url(given["user_key"])
    assert (
        vault.open_identity(given["wrapped_private_keys"], user_key, given["public_keys"]).public_keys
        == given["public_keys"]
    )
    with pytest.raises(vault.VaultError, match="key_mismatch"):
        vault.open_identity(given["wrapped_private_keys"], user_key, CLINICIAN.public_keys)


@pytest.mark.parametrize("given", EVERY_ENVELOPE, ids=lambda given: given["kind"])
def test_words_open_where_they_belong(given: dict[str, Any]) -> None:
    assert vault.open_words(given["envelope"], USER_KEY, place_of(given)) == given["words"]
    again = vault.seal_words(given["words"], USER_KEY, place_of(given))
    assert vault.open_words(again, USER_KEY, place_of(given)) == given["words"]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "card-responses"},
        {"owner": SHARING["grant"]["clinician"]},
        {"id": SHARING["grant"]["grant"]},
        {"revision": 2},
    ],
    ids=lambda other: next(iter(other)),
)
def test_words_open_nowhere_else(other: dict[str, Any]) -> None:
    given = EVERY_ENVELOPE[0]
    with pytest.raises(vault.VaultError, match="cannot_open"):
        vault.open_words(given["envelope"], USER_KEY, place_of(given, **other))
    with pytest.raises(vault.VaultError, match="cannot_open"):
        vault.open_words(given["envelope"], vault.from_base64url(ENVELOPE["other_user_key"]), place_of(given))


@pytest.mark.parametrize("given", ENVELOPE["padding"], ids=lambda given: str(given["length"]))
def test_padding_goes_to_the_next_step(given: dict[str, int]) -> None:
    padded = vault.pad(bytes(given["length"]))
    assert (len(padded), vault.unpad(padded)) == (given["padded"], bytes(given["length"]))


def test_headers_are_written_the_same() -> None:
    assert vault.grant_header(**SHARING["grant"]) == SHARING["header"]
    assert vault.grant_header(**SHARING["grant_without_end"]) == SHARING["header_without_end"]
    assert vault.alias_header(**SHARING["alias"]["link"]) == SHARING["alias"]["header"]


def test_what_stands_for_an_entry_is_written_the_same() -> None:
    given = dict(SHARING["about"])
    assert given.pop("about") == vault.about_of(**given)


def test_headers_refuse_a_divider_in_a_part() -> None:
    with pytest.raises(ValueError, match="header part"):
        vault.grant_header(**(SHARING["grant"] | {"kind": "repairs|x"}))


@pytest.mark.parametrize("maker", ["python", "typescript"])
def test_copy_opens_for_reader_and_owner(maker: str) -> None:
    copy, signature = SHARING[maker]["copy"], SHARING[maker]["signature"]
    assert vault.open_copy(copy, SHARING["header"], CLINICIAN) == SHARING["content"]
    assert vault.open_own_copy(copy, SHARING["header"], USER_KEY) == SHARING["content"]
    vault.require_signature(copy, SHARING["header"], signature, CLIENT.public_keys["ed25519"])
    assert vault.sign_copy(copy, SHARING["header"], CLIENT) == signature


def test_copy_with_an_edited_header_neither_opens_nor_verifies() -> None:
    copy, signature = SHARING["python"]["copy"], SHARING["python"]["signature"]
    longer = vault.grant_header(**(SHARING["grant"] | {"until": "2030-01-01T00:00:00Z"}))
    with pytest.raises(vault.VaultError, match="cannot_open"):
        vault.open_copy(copy, longer, CLINICIAN)
    with pytest.raises(vault.VaultError, match="bad_signature"):
        vault.require_signature(copy, longer, signature, CLIENT.public_keys["ed25519"])
    with pytest.raises(vault.VaultError, match="bad_signature"):
        vault.require_signature(copy, SHARING["header"], signature, CLINICIAN.public_keys["ed25519"])


def test_reply_is_opened_by_the_client_and_by_who_wrote_it() -> None:
    given = SHARING["reply"]
    header, copy = vault.reply_header(**given["header_of"]), given["copy"]
    assert header == given["header"]
    vault.require_signature(copy, header, given["signature"], CLINICIAN.public_keys["ed25519"])
    assert vault.sign_copy(copy, header, CLINICIAN) == given["signature"]
    assert vault.open_copy(copy, header, CLIENT) == given["content"]
    assert vault.open_own_copy(copy, header, vault.from_base64url(given["user_key"])) == given["content"]


def test_limits_are_said_by_the_clinician_and_by_nobody_else() -> None:
    given = SHARING["limits"]
    statement = vault.limits_statement(clinician=given["clinician"], text=given["text"])
    assert statement == given["statement"]
    assert vault.sign_statement(statement, CLINICIAN) == given["signature"]
    vault.require_statement(statement, given["signature"], CLINICIAN.public_keys["ed25519"])
    with pytest.raises(vault.VaultError, match="bad_signature"):
        vault.require_statement(statement, given["signature"], CLIENT.public_keys["ed25519"])


def test_alias_carries_the_accepted_keys() -> None:
    given = SHARING["alias"]
    assert vault.open_copy(given["copy"], given["header"], CLINICIAN) == {
        "name": given["name"],
        "pronouns": given["pronouns"],
        "clinician_keys": CLINICIAN.public_keys,
    }


@pytest.mark.parametrize("typed", [INVITATION["code"], *INVITATION["typed"]])
def test_invitation_code_is_read_as_people_type(typed: str) -> None:
    code = vault.read_invitation_code(typed)
    assert (code.code, code.lookup, code.secret) == (
        INVITATION["code"],
        INVITATION["lookup"],
        INVITATION["secret"],
    )


@pytest.mark.parametrize("typed", INVITATION["not_codes"])
def test_invitation_code_refuses_what_is_none(typed: str) -> None:
    with pytest.raises(vault.VaultError, match="bad_code"):
        vault.read_invitation_code(typed)


def test_proof_holds_for_these_keys_only() -> None:
    secret, user = INVITATION["secret"], INVITATION["user_id"]
    assert vault.prove_keys(secret, user, INVITATION["public_keys"]) == INVITATION["proof"]
    vault.require_proof(secret, user, INVITATION["public_keys"], INVITATION["proof"])
    with pytest.raises(vault.VaultError, match="key_mismatch"):
        vault.require_proof(secret, user, CLIENT.public_keys, INVITATION["proof"])


def test_proof_holds_for_what_the_client_reads_too() -> None:
    secret, user, keys = INVITATION["secret"], INVITATION["user_id"], INVITATION["public_keys"]
    assert vault.prove_keys(secret, user, keys, INVITATION["shown"]) == INVITATION["proof_of_shown"]


@pytest.mark.parametrize("typed", [RECOVERY["card"], *RECOVERY["typed"]])
def test_recovery_card_is_read_as_people_type(typed: str) -> None:
    keys = vault.derive_card(typed)
    assert (keys.auth_key, vault.to_base64url(keys.kek)) == (
        RECOVERY["recovery_auth_key"],
        RECOVERY["recovery_kek"],
    )
    assert (
        vault.to_base64url(vault.unwrap_user_key(RECOVERY["wrapped_user_key"], keys.kek))
        == RECOVERY["user_key"]
    )
    assert vault.print_card(vault.read_card(typed)) == RECOVERY["card"]


@pytest.mark.parametrize("typed", RECOVERY["not_cards"])
def test_recovery_card_refuses_what_is_none(typed: str) -> None:
    with pytest.raises(vault.VaultError, match="bad_card"):
        vault.read_card(typed)


@pytest.mark.parametrize("custody", ["spare", "own"])
def test_new_vault_opens_by_passphrase_and_by_card(custody: vault.Custody) -> None:
    made = vault.new_vault("four plain words here", custody)
    body = made.body
    keys = vault.derive_passphrase("four plain words here", body["kdf"])
    assert keys.auth_key == made.auth_key
    assert vault.unwrap_user_key(body["wrapped_user_key"], keys.kek) == made.user_key
    vault.open_identity(body["wrapped_private_keys"], made.user_key, body["public_keys"])
    assert ("user_key" in body) == (custody == "spare")
    if custody == "own":
        assert made.recovery_card
        card = vault.derive_card(made.recovery_card)
        assert vault.unwrap_user_key(body["recovery"]["wrapped_user_key"], card.kek) == made.user_key
    else:
        assert body["recovery"] is None


@pytest.mark.parametrize("given", COVERS["covers"], ids=lambda given: str(given["revision"]))
def test_cover_says_what_stood_beside_the_words(given: dict[str, Any]) -> None:
    written = {name: given[name] for name in ("revision", "created_at", "columns", "answers")}
    cover = vault.cover_of(**written)
    assert cover == given["cover"]
    here = vault.place("people", "owner", "id", given["revision"])
    sealed = vault.seal_words({"alias": "Ash", vault.COVER: cover}, USER_KEY, here)
    assert vault.open_words(sealed, USER_KEY, here) == {"alias": "Ash"}


@pytest.mark.parametrize("given", COVERS["deletions"], ids=lambda given: given["kind"])
def test_deletion_is_proven_for_its_place(given: dict[str, Any]) -> None:
    assert vault.prove_deletion(USER_KEY, place_of(given)) == given["proof"]
