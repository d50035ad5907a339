import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.push.message import encryption
from backend.push.message.encryption import Recipient
from tests.push.browser import Browser, decode

# The example of RFC 8291, section 5 and appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
RECEIVER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
RECEIVER_PUBLIC = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(decode(text)), ec.SECP256R1())


def test_encrypt_makes_the_body_of_the_rfcs_example() -> None:
    body = encryption.encrypt(
        PLAIN,
        Recipient(RECEIVER_PUBLIC, AUTH),
        size=len(PLAIN) + 1,
        sender=private(SENDER_PRIVATE),
        salt=decode(SALT),
    )
    assert body == decode(BODY)


def test_the_tests_browser_opens_the_rfcs_example() -> None:
    assert Browser(private(RECEIVER_PRIVATE), decode(AUTH)).open(decode(BODY)) == PLAIN


@pytest.mark.promise(6)
def test_encrypt_gives_every_message_one_size_and_its_own_keys() -> None:
    browser = Browser()
    recipient = Recipient(**browser.keys)
    bodies = [encryption.encrypt(plain, recipient) for plain in (b"", b"a", b"a", b"x" * 1023)]
    assert {len(body) for body in bodies} == {86 + encryption.PADDED + 16}
    assert [browser.open(body) for body in bodies] == [b"", b"a", b"a", b"x" * 1023]
    assert len({body[:86] for body in bodies}) == 4


def test_encrypt_refuses_what_is_too_large() -> None:
    with pytest.raises(ValueError, match="1023"):
        encryption.encrypt(b"x" * 1024, Recipient(**Browser().keys))


@pytest.mark.parametrize(
    "keys",
    [
        {"p256dh": "AAAA", "auth": AUTH},
        {"p256dh": RECEIVER_PUBLIC, "auth": "AAAA"},
        {"p256dh": RECEIVER_PUBLIC[:-4] + "AAAA", "auth": AUTH},
        {"p256dh": "not base64!", "auth": AUTH},
    ],
)
def test_encrypt_refuses_keys_that_are_none(keys: dict[str, str]) -> None:
    with pytest.raises(encryption.BadKeys):
        encryption.encrypt(b"", Recipient(**keys))
