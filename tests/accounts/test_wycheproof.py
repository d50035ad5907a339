"""What Wycheproof gathered against libraries of cryptography, put to the server's; the client's get the same in
frontend/src/vault/wycheproof.test.ts. Each case that is invalid is also looked over: it is so for the reason that it
names, and not for a slip of whoever copied it.
"""

import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.accounts import vault
from backend.accounts.vault.boxes import seal_json
from backend.accounts.vault.copies import open_copy
from backend.accounts.vault.encoding import to_base64url
from backend.accounts.vault.statements import require_statement
from backend.push.message import encryption
from backend.push.message.encryption import BadKeys, Recipient

Case = dict[str, Any]
VECTORS = Path(__file__).parent.parent / "vectors" / "wycheproof"
L = 2**252 + 27742317777372353535851937790883648493  # the order of Ed25519's base point
P = 2**255 - 19  # the field of both curves
Q = 2**256 - 2**224 + 2**192 + 2**96 - 1  # the field of P-256
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B


def cases(name: str, *results: str) -> list[Any]:
    found = json.loads((VECTORS / f"{name}.json").read_text())["cases"]
    return [
        pytest.param(case, id=f"{case['id']}-{'-'.join(case['flags'])}")
        for case in found
        if not results or case["result"] in results
    ]


def raw(case: Case, *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


@pytest.mark.parametrize("case", cases("aes_gcm"))
def test_a_box_opens_as_it_was_sealed_and_no_other_way(case: Case) -> None:
    key, iv, aad, plain, sealed, tag = raw(case, "key", "iv", "aad", "msg", "ct", "tag")
    box = to_base64url(iv + sealed + tag)
    whole = AESGCM(key).encrypt(iv, plain, aad)
    assert whole[:-16] == sealed  # so that the tag alone can be what is wrong
    if case["result"] == "valid":
        assert (vault.open_box(box, key, aad.decode()), whole[-16:]) == (plain, tag)
        return
    assert (case["flags"], whole[-16:] != tag) == (["ModifiedTag"], True)
    with pytest.raises(vault.VaultError, match="cannot_open"):
        vault.open_box(box, key, aad.decode())
    assert vault.open_box(to_base64url(iv + whole), key, aad.decode()) == plain


@pytest.mark.parametrize("case", cases("hkdf_sha256"))
def test_a_key_is_derived_as_the_rfc_says(case: Case) -> None:
    source, wanted = raw(case, "ikm", "okm")
    assert vault.hkdf(source, "")[: len(wanted)] == wanted[:32]


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


SIGNATURES: list[Case] = [given.values[0] for given in cases("ed25519", "valid")]


@pytest.mark.parametrize("case", cases("ed25519", "valid", "invalid"))
def test_a_signature_holds_or_not(case: Case) -> None:
    public, message, signature = raw(case, "public", "msg", "sig")
    assert holds(public, message, signature) is (case["result"] == "valid")
    if case["result"] == "invalid":
        WHY_UNSIGNED[case["flags"][0]](public, message, signature)
    try:
        statement = message.decode()
    except UnicodeDecodeError:
        return
    say = (statement, to_base64url(signature), to_base64url(public))
    if case["result"] == "valid":
        require_statement(*say)
    else:
        with pytest.raises(vault.VaultError, match="bad_signature"):
            require_statement(*say)


def neighbour(public: bytes, message: bytes) -> bytes:
    """The signature of the same words by the same key that holds."""
    found = [
        bytes.fromhex(one["sig"]) for one in SIGNATURES if raw(one, "public", "msg") == [public, message]
    ]
    assert holds(public, message, found[0])
    return found[0]


def special_halves(public: bytes, message: bytes, signature: bytes) -> None:
    halves = [int.from_bytes(half, "little") for half in (signature[:32], signature[32:])]
    assert set(halves) <= {0, 1, L - 1, L, P}


def of_another_length(public: bytes, message: bytes, signature: bytes) -> None:
    whole = neighbour(public, message)
    assert len(signature) != 64
    assert signature[:8] in whole or whole[:32] in signature


def a_zero_was_left_out(public: bytes, message: bytes, signature: bytes) -> None:
    assert len(signature) == 63
    assert any(holds(public, message, signature[:at] + b"\0" + signature[at:]) for at in range(64))


def another_r(public: bytes, message: bytes, signature: bytes) -> None:
    sign_of_nothing = (1 | 1 << 255).to_bytes(32, "little")  # y = 1 has x = 0, which has no sign
    assert signature[:32] == sign_of_nothing or signature[:32] != neighbour(public, message)[:32]


def s_is_not_reduced(public: bytes, message: bytes, signature: bytes) -> None:
    whole, s = neighbour(public, message), int.from_bytes(signature[32:], "little")
    assert (signature[:32], s >= L) == (whole[:32], True)
    reduced = s - int.from_bytes(whole[32:], "little")
    assert reduced in {L, 2 * L, 4 * L, 8 * L, 1 << 253, 1 << 254, 1 << 255, P}


def s_is_just_above_its_bound(public: bytes, message: bytes, signature: bytes) -> None:
    reduced = int.from_bytes(signature[32:], "little") - L
    assert holds(
        public, message, signature[:32] + reduced.to_bytes(32, "little")
    )  # the one neighbour that there is


def of_a_point_with_a_part_of_small_order(public: bytes, message: bytes, signature: bytes) -> None:
    assert int.from_bytes(signature[32:], "little") < L  # in form all is well: only the sum does not come out


WHY_UNSIGNED = {
    "InvalidSignature": special_halves,
    "TruncatedSignature": of_another_length,
    "SignatureWithGarbage": of_another_length,
    "CompressedSignature": a_zero_was_left_out,
    "InvalidEncoding": another_r,
    "SignatureMalleability": s_is_not_reduced,
    "InvalidKtv": s_is_just_above_its_bound,
    "MixedOrderPublicKey": of_a_point_with_a_part_of_small_order,
}


@pytest.mark.parametrize("case", cases("x25519"))
def test_what_was_sealed_to_a_reader_opens_unless_its_key_is_of_small_order(case: Case) -> None:
    """X25519 is reached by HPKE alone, so a copy is sealed here by hand with the outcome that the case names."""
    public, private, shared = raw(case, "public", "private", "shared")
    identity = vault.Identity.from_seeds(private + bytes(32))
    key, nonce = _schedule(shared, public + identity.opening.public_key().public_bytes_raw(), b"v1|here")
    data_key = bytes(range(32))
    copy = {
        "v": 1,
        "text": seal_json({"note": "words"}, data_key, "v1|here"),
        "reader": {
            "enc": to_base64url(public),
            "ct": to_base64url(AESGCM(key).encrypt(nonce, data_key, b"")),
        },
    }
    if shared != bytes(32):
        assert open_copy(copy, "v1|here", identity) == {"note": "words"}
        return
    assert "ZeroSharedSecret" in case["flags"]  # and whoever sends such a key knows what comes out
    with pytest.raises(vault.VaultError, match="cannot_open"):
        open_copy(copy, "v1|here", identity)


def _schedule(shared: bytes, keys: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Of RFC 9180, base mode: the key and the nonce."""
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"

    def extract(name: bytes, salt: bytes, label: bytes, given: bytes) -> bytes:
        return hmac.digest(salt, b"HPKE-v1" + name + label + given, "sha256")

    def expand(name: bytes, key: bytes, label: bytes, given: bytes, length: int) -> bytes:
        message = length.to_bytes(2) + b"HPKE-v1" + name + label + given + b"\x01"
        return hmac.digest(key, message, "sha256")[:length]

    kept = expand(kem, extract(kem, b"", b"eae_prk", shared), b"shared_secret", keys, 32)
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, kept, b"secret", b"")
    return expand(suite, secret, b"key", context, 32), expand(suite, secret, b"base_nonce", context, 12)


def test_the_schedule_of_this_test_is_the_rfcs() -> None:
    given = json.loads((VECTORS.parent / "hpke.json").read_text())
    public, private, sender = raw(given, "pkRm", "skRm", "enc")
    reader = X25519PrivateKey.from_private_bytes(private)
    shared = reader.exchange(X25519PublicKey.from_public_bytes(sender))
    assert reader.public_key().public_bytes_raw() == public
    assert [*_schedule(shared, sender + public, given["info"].encode())] == raw(given, "key", "base_nonce")


AUTH, SALT = bytes(range(16)), bytes(range(16, 32))


@pytest.mark.parametrize("case", cases("ecdh_secp256r1", "valid"))
def test_a_push_message_is_sealed_with_what_both_keys_make(case: Case) -> None:
    point, number, shared = raw(case, "public", "private", "shared")
    sender = ec.derive_private_key(int.from_bytes(number), ec.SECP256R1())
    recipient = Recipient(encryption.encode(point), encryption.encode(AUTH))
    body = encryption.encrypt(b"words", recipient, sender=sender, salt=SALT)
    own = body[21:86]
    secret = HKDF(SHA256(), 32, salt=AUTH, info=b"WebPush: info\0" + point + own).derive(shared)
    key = HKDF(SHA256(), 16, salt=SALT, info=b"Content-Encoding: aes128gcm\0").derive(secret)
    nonce = HKDF(SHA256(), 12, salt=SALT, info=b"Content-Encoding: nonce\0").derive(secret)
    assert AESGCM(key).decrypt(nonce, body[86:], b"").rstrip(b"\0") == b"words\x02"


@pytest.mark.parametrize("case", cases("ecdh_secp256r1", "invalid", "acceptable"))
def test_a_subscriptions_key_is_a_whole_point_of_its_curve(case: Case) -> None:
    (point,) = raw(case, "public")
    if case["result"] == "invalid":
        with pytest.raises(ValueError, match=r"."):  # by itself, and not for its length alone
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        assert not on_the_curve(point)
    else:
        assert len(point) == 33  # compressed, which no browser sends
    with pytest.raises(BadKeys):
        Recipient(encryption.encode(point), encryption.encode(AUTH)).opened()


def on_the_curve(point: bytes) -> bool:
    x = int.from_bytes(point[1:33])
    square = (x**3 - 3 * x + B) % Q
    if len(point) == 33:
        return pow(square, (Q - 1) // 2, Q) == 1
    return len(point) == 65 and int.from_bytes(point[33:]) ** 2 % Q == square
