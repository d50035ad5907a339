"""No secret of a deployment or of a person's account elsewhere is in what git keeps."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from config.tools.demo import ROOT

# By the shapes that their makers gave them (gitleaks lists them), and whatever is called a secret and looks like one.
SHAPES = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{32}",
    "a key of AWS": r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82})\b",
    "a token of GitLab": r"\bglpat-[\w-]{20}\b",
    "a token of PyPI": r"\bpypi-AgEIcHlwaS5vcmc[\w-]{50}",
    "a token of npm": r"\bnpm_[A-Za-z0-9]{36}\b",
    "a token of Slack": r"\bxox[abeoprs]-[\w-]{10}",
    "a key of Google": r"\bAIza[\w-]{35}\b",
    "a key of Stripe": r"\b[rs]k_(?:live|prod)_[A-Za-z0-9]{24}",
    "a key of SendGrid": r"\bSG\.[\w-]{22}\.[\w-]{43}\b",
    "a signed token": r"\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}",
    "words for a server in an address": r"\b(?:postgres(?:ql)?|rediss?|smtps?|amqps?|https?)://[^\s:/@'\"{}<>$]+:(?!\*)[^\s/@'\"{}<>$]{8,}@",
    "something called a secret": r"(?i)\b\w*(?:secret|passw(?:or)?d|api_?key|auth_?token|private_?key)\w*['\"]?\s*[:=]\s*"
    r"['\"](?=[^'\"]*\d)(?=[^'\"]*[A-Za-z])[\w+/=-]{24,}['\"]",
}
FOUND = {what: re.compile(shape) for what, shape in SHAPES.items()}
# Made up, and said to be where they stand.
NOBODYS = ("GEZDGNBVGY3TQOJQ", ":password@")
MADE_OF_PLAIN_WORDS = ("tests/vectors/", "tests/upgrade/")


def secrets_in(text: str) -> list[str]:
    return [
        what
        for what, shape in FOUND.items()
        for found in shape.finditer(text)
        if not any(known in found[0] for known in NOBODYS)
    ]


def kept() -> Iterator[tuple[str, str]]:
    """Each file that git keeps or is about to, as text."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.check_output(command, cwd=ROOT, text=True).split("\0"):
        file = ROOT / name
        if name and file.is_file() and not name.startswith(MADE_OF_PLAIN_WORDS):
            yield name, file.read_bytes().decode("utf-8", errors="ignore")


def test_nothing_that_is_kept_holds_a_secret() -> None:
    wrong = [(name, found) for name, text in kept() if (found := secrets_in(text))]
    assert not wrong


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN EC " + "PRIVATE KEY-----\n" + "MHcCAQEE" * 5,
        "AKIA" + "Q2W3E4R5T6Y7U2I3",
        "token: ghp_" + "a1B2" * 9,
        "glpat-" + "x1Y2" * 5,
        "npm_" + "a1B2" * 9,
        "xoxb-" + "1234567890-abc",
        "AIza" + "a1B2c" * 7,
        "sk_live_" + "a1B2" * 6,
        "eyJ" + "hbGciOiJIUzI1NiJ9." + "eyJ" + "zdWIiOiIxMjM0NTY3ODkwIn0." + "c2lnbmF0dXJlLW9mLWl0",
        "DATABASE_URL=postgres://attune:" + "correct-horse-9" + "@db.example/attune",
        "SECRET_KEY = '" + "k3j4h5g6" * 5 + "'",
        '"api_key": "' + "0a1b2c3d" * 4 + '"',
    ],
)
def test_planted_ones_are_found(planted: str) -> None:
    assert secrets_in(planted)
