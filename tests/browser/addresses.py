"""Every address of a client's app, read from the client's own routes: one that is added is visited without anybody
thinking of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

FEATURES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "features"
# A clinician's, and the way in: their own tests look at them.
NOT_A_CLIENTS = frozenset({"clinic", "welcome"})

_FEATURE = re.compile(r"\{ name: '([\w-]+)', at: '([^']+)', areas")
_ROUTE = re.compile(r'<Route\s[^>]*?path="([^"]+)"')
_PARAMETER = re.compile(r":(\w+)")

# What the parameters of an address stand for, under the beginning of that address: each mapping fills all of them at
# once.
Known = Mapping[str, Sequence[Mapping[str, str]]]


def _read(path: str) -> str:
    return (FEATURES / path).read_text(encoding="utf-8")


def listed(path: str, before: str) -> list[str]:
    """The words of a list in the client's source, one that begins right after `before`."""
    found = re.search(rf"{re.escape(before)} = \[(.+?)\] as const", _read(path), re.DOTALL) or re.search(
        rf"{re.escape(before)}: \[(.+?)\]", _read(path), re.DOTALL
    )
    assert found, f"{path} has no list after {before!r}"
    named = re.findall(r"screen: '(\w+)'", found[1])
    return named or re.findall(r"'(\w+)'", found[1])


def patterns() -> Iterator[str]:
    """Each address that the client's routers know, its parameters not filled in."""
    for feature, at in _FEATURE.findall(_read("../app/features.ts")):
        if feature not in NOT_A_CLIENTS:
            yield at
            for route in _ROUTE.findall(_read(f"{feature}/routes.tsx")):
                yield f"{at}{route}".rstrip("/")


def addresses(wanted: Iterable[str], known: Known) -> list[str]:
    """The addresses of these patterns, filled in. Fails for one whose parameters stand for nothing that is known."""
    found: dict[str, None] = {}
    for pattern in wanted:
        names = _PARAMETER.findall(pattern)
        nearest = max((begin for begin in known if pattern.startswith(begin)), key=len, default="")
        fitting = [values for values in known.get(nearest, ()) if set(names) <= set(values)]
        assert fitting or not names, (
            f"nothing is known to fill in {pattern}: say what, where its screens are visited"
        )
        for values in fitting if names else [{}]:
            found[_PARAMETER.sub(lambda name, values=values: values[name[1]], pattern)] = None
    return list(found)
