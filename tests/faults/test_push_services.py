"""One reminder to devices at every sort of push service: each message ends as it has to, and none waits for
another's.
"""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.faults import invariants
from tests.faults.fleet import Fleet, until
from tests.push.browser import Browser
from tests.push.service import PushService, start

pytestmark = pytest.mark.slow

# How each service answers before it says yes, and how often it is asked in all.
ANSWERS = {
    "well": ([], 1),
    "unknown": ([404], 1),
    "gone": ([410], 1),
    "busy": ([429], 2),
    "busy-for-a-while": ([(429, {"Retry-After": "2"})], 2),
    "down": ([503, (500, {"Retry-After": "1"})], 3),
    "silent": (["hang"], 2),
    "cut": (["cut"], 2),
}


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[PushService]:
    """A push service with a certificate that nobody vouches for."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    day, now = timedelta(days=1), datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - day, now + day
    )
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    pem = (
        made.add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (tmp_path / "stranger.pem").write_bytes(secret + pem)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "stranger.pem")
    service = PushService()
    server = start(service, tls)
    yield service
    server.shutdown()
    server.server_close()


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_each_ends_as_it_has_to(
    tmp_path: Path, migrated: Path, push_service: PushService, stranger: PushService, browser: Browser
) -> None:
    # A lease as it is in earnest: longer than a service may take to answer.
    fleet = Fleet(tmp_path, template=migrated, PUSH_LEASE_SECONDS="60")
    for name, (answers, _) in ANSWERS.items():
        push_service.answer(name, *answers)
    untrusted = stranger.endpoint("untrusted").replace("127.0.0.1", "localhost")
    nowhere = "https://push.attune.invalid/push/nowhere"
    endpoints = [*(push_service.endpoint(name) for name in ANSWERS), untrusted, nowhere]
    try:
        fleet.act("seed", endpoints=endpoints, keys=browser.keys)
        fleet.start("redis", "worker", "beat")
        until(fleet.ticks, 60, "nothing ticks")
        fleet.act("make_due", count=1, seconds=30)
        invariants.hold(fleet, push_service, stranger, least=10, seconds=90)
        posts = {name: len(push_service.at(name)) for name in ANSWERS}
        assert posts == {name: times for name, (_, times) in ANSWERS.items()}
        assert fleet.states() == ["expired"] * 2 + ["gone"] * 2 + ["sent"] * 6
        assert fleet.ask("SELECT COUNT(*) FROM push_pushsubscription") == [(8,)]
        assert stranger.received == []
        assert stranger.connections > 1, "it is asked again while the window is open"
        failures = {
            reason for (reason,) in fleet.ask("SELECT failure FROM push_delivery WHERE state = 'expired'")
        }
        assert failures == {"tls", "name_unknown"}
        well, silent = push_service.at("well")[0], push_service.at("silent")
        assert well.at < silent[1].at, "what is well does not wait for what is silent"
        asked = push_service.at("busy-for-a-while")
        assert asked[1].at - asked[0].at >= timedelta(seconds=2)
    finally:
        fleet.stop()
