"""The example of the environment, read as systemd reads it."""

import re

from config.tools.demo import ROOT

EXAMPLE = ROOT / "config" / "deploy" / "attune.env.example"
LINE = re.compile(r"^(#?)([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)


def example() -> dict[str, str]:
    """What is set in it; what is only shown, behind a "#", is not."""
    return {
        name: value for hidden, name, value in LINE.findall(EXAMPLE.read_text(encoding="utf-8")) if not hidden
    }


def named() -> set[str]:
    """Every variable that it tells of."""
    return {name for _, name, _ in LINE.findall(EXAMPLE.read_text(encoding="utf-8"))}
