"""The example of the environment, read as systemd reads it."""

import re
from pathlib import Path

from config.tools.demo import ROOT

EXAMPLE = Path("config", "deploy", "attune.env.example")
LINE = re.compile(r"^(#?)([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)


def example(code: Path = ROOT) -> dict[str, str]:
    """What is set in it; what is only shown, behind a "#", is not."""
    text = (code / EXAMPLE).read_text(encoding="utf-8")
    return {name: value for hidden, name, value in LINE.findall(text) if not hidden}


def named() -> set[str]:
    """Every variable that it tells of."""
    return {name for _, name, _ in LINE.findall((ROOT / EXAMPLE).read_text(encoding="utf-8"))}
