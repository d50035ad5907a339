"""Every identifier of the code that this repository keeps, by the file it stands in: of Python by its own tokens, of
TypeScript by what is neither comment nor string.
"""

import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
_NOT_CODE = re.compile(
    r"""/\*.*?\*/|(?<![:\w])//[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`""", re.DOTALL
)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.ts", "*.tsx"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    here = [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
    return [name for name in here if "/migrations/" not in name]


def identifiers(name: str, source: str) -> Iterator[str]:
    if name.endswith(".py"):
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        yield from (token.string for token in tokens if token.type == tokenize.NAME)
    else:
        yield from _NAME.findall(_NOT_CODE.sub(" ", source))


def parts(identifier: str) -> list[str]:
    """`openTheBox` and `open_the_box` alike: open, the, box."""
    return [part.lower() for part in _PART.findall(identifier)]
