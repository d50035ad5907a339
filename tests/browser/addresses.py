"""Every address of the app, read from the client's own routes: one that is added is visited without anybody thinking of
it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

FEATURES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "features"

_FEATURE = re.compile(r"\{ name: '([\w-]+)', (?:for: '\w+', )?at: '([^']+)'")
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


def _routers(feature: str) -> list[str]:
    """Where its routes stand: a frame around its pages holds them where it has one."""
    files = (f"{feature}/{name}.tsx" for name in ("routes", "frame"))
    return [file for file in files if (FEATURES / file).is_file()]


def patterns() -> Iterator[tuple[str, str]]:
    """Each feature and address that the client's routers know, its parameters not filled in."""
    for feature, at in _FEATURE.findall(_read("../app/features.ts")):
        yield feature, at
        for route in (route for file in _routers(feature) for route in _ROUTE.findall(_read(file))):
            yield feature, f"{at}{route}".rstrip("/")


def unread() -> list[str]:
    """What the client's sources say about routes in a way that `patterns` does not understand."""
    whole = _read("../app/features.ts").partition("FEATURES")[2].partition("];")[0]
    found = [] if whole.count(" at: ") == len(_FEATURE.findall(whole)) else ["app/features.ts"]
    routers = {"app.tsx"} | {file for feature in dict(_FEATURE.findall(whole)) for file in _routers(feature)}
    for file in sorted(FEATURES.parent.glob("**/*.tsx")):
        if file.name.endswith(".test.tsx"):
            continue
        text = file.read_text(encoding="utf-8")
        routes, name = len(re.findall(r"<Route\b", text)), "/".join(file.parts[-2:]).removeprefix("app/")
        if routes and name not in routers:
            found.append(name)
        if routes and not re.search(r"<Route( key=\S+)? default ", text):
            found.append(f"{name} shows nothing at an address that it does not know")
        if name != "app.tsx" and routes != len(_ROUTE.findall(text)) + text.count("<Route default"):
            found.append(name)
    return found


def addresses(wanted: Iterable[str], known: Known) -> dict[str, str]:
    """The addresses of these patterns, filled in, each with its pattern.

    Fails for one whose parameters stand for nothing that is known.
    """
    found: dict[str, str] = {}
    for pattern in wanted:
        names = _PARAMETER.findall(pattern)
        nearest = max((begin for begin in known if pattern.startswith(begin)), key=len, default="")
        fitting = [values for values in known.get(nearest, ()) if set(names) <= set(values)]
        assert fitting or not names, (
            f"nothing is known to fill in {pattern}: say what, where its screens are visited"
        )
        for values in fitting if names else [{}]:
            found[_PARAMETER.sub(lambda name, values=values: values[name[1]], pattern)] = pattern
    return found


def of_a_client(*, practice: bool) -> list[str]:
    """The addresses of a client; those of sharing are another's matter, for they want a therapist."""
    others = ("clinic", "office", "welcome", "sharing")
    found = [
        pattern
        for feature, pattern in patterns()
        if feature not in others and pattern.startswith("/practice") == practice
    ]
    return [*found, "/practice/gone" if practice else "/nowhere"]
