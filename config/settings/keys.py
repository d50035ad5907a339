"""The keys of a server, made once: for a machine that runs Attune for itself in a folder that git ignores, and for an
operator in one that they name (`python -m config.tools.keys`).
"""

import base64
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey


def ensure_local_keys(folder: Path) -> dict[str, str]:
    """All that one machine needs."""
    return ensure_keys(folder, {"secret_key", "keyring", "vapid", "feedback"})


def ensure_keys(folder: Path, names: set[str]) -> dict[str, str]:
    """Makes what is missing of those (mode 600, folder 700) and returns the paths by name, and of the folder shares.

    Not every server has both halves of what feedback is sealed to: elsewhere the opening one is with a person alone.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    makers = {"secret_key": _secret_key, "keyring": _keyring, "vapid": _vapid, "feedback": _feedback}
    paths = {}
    for name in sorted(names):
        path, make = folder / name, makers[name]
        if not path.exists():
            _write_once(path, make())
        paths[name] = str(path)
    return {**paths, "shares": str(folder / "shares")}


def _write_once(path: Path, content: str) -> None:
    # Written whole under another name and linked into place: two processes starting together agree on one key.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _secret_key() -> str:
    return secrets.token_urlsafe(48)


def _keyring() -> str:
    key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return json.dumps({"active": "k1", "keys": {"k1": key}})


def _vapid() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def _feedback() -> str:
    return base64.urlsafe_b64encode(X25519PrivateKey.generate().private_bytes_raw()).decode().rstrip("=")


def feedback_key(path: str) -> str:
    """The half that notes are sealed to. Elsewhere it is all that the server has; here one person is both."""
    opening = base64.urlsafe_b64decode(Path(path).read_text(encoding="utf-8") + "=")
    public = X25519PrivateKey.from_private_bytes(opening).public_key().public_bytes_raw()
    return base64.urlsafe_b64encode(public).decode().rstrip("=")
