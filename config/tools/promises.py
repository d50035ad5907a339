"""`make promises`: number, promise, the tests that hold it, and with `--run` whether they passed.

A Python test carries `@pytest.mark.promise(7)`; a TypeScript test carries "promise 7" in its name. A promise is held
when each of its parts is (tests/promise_parts.yaml); one that is held in part says what it lacks.
"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
Tests = dict[int, list[str]]
Results = dict[str, str]


@dataclass(frozen=True)
class Part:
    """What one part of a promise takes: a test from each of the places, or something that is not there yet."""

    name: str
    places: tuple[str, ...]
    awaits: str

    def lacks(self, tests: list[str], results: Results) -> str:
        """Why it is not held by these tests, which carry the promise's number; empty where it is."""
        if self.awaits:
            return self.awaits
        for place in self.places:
            found = [name for name in tests if name.startswith(tuple(place.split("|")))]
            if not found:
                return f"no test in {place}"
            if gone := [name for name in found if (results.get(name) or "passed") != "passed"]:
                return f"{results[gone[0]]}: {gone[0]}"
        return ""


def read_promises(text: str) -> dict[int, str]:
    """The numbered sentences of tests/promises.md, each in one line."""
    found = re.findall(r"^(\d+)\. (.+(?:\n +.+)*)$", text, re.MULTILINE)
    return {int(number): " ".join(sentence.split()) for number, sentence in found}


def read_parts(text: str) -> dict[int, list[Part]]:
    """The parts of each promise, as tests/promise_parts.yaml lists them."""
    return {
        number: [
            Part(name, (), held["awaits"]) if isinstance(held, dict) else Part(name, tuple(held), "")
            for name, held in parts.items()
        ]
        for number, parts in yaml.safe_load(text).items()
    }


def numbers_in(name: str) -> list[int]:
    """The promises that a test's name carries: "promise 7", "promises 7 and 12"."""
    numbers: list[int] = []
    for group in re.findall(r"\bpromises?[ _]((?:\d+(?:, | and |, and )?)+)", name, re.IGNORECASE):
        numbers += [int(number) for number in re.findall(r"\d+", group)]
    return numbers


class Collector:
    """A pytest plugin that notes which test carries which number."""

    def __init__(self) -> None:
        self.tests: Tests = defaultdict(list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            for mark in item.iter_markers("promise"):
                for number in mark.args:
                    name = test_name(item.nodeid)
                    if name not in self.tests[number]:
                        self.tests[number].append(name)


def test_name(nodeid: str) -> str:
    """Without parameters: a promise is held by the test, whatever it was tried with."""
    return nodeid.split("[", 1)[0]


def collect_python() -> Tests:
    collector = Collector()
    arguments = [
        "--collect-only",
        "-qq",
        "-n",
        "0",
        "-m",
        "promise",
        "-p",
        "no:cacheprovider",
        "--no-header",
        "--no-summary",
    ]
    quiet = sys.stdout
    try:
        sys.stdout = sys.stderr  # what pytest says is no part of the table
        status = pytest.main(arguments, plugins=[collector])
    finally:
        sys.stdout = quiet
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit("The tests could not be collected; the lines above say why.")
    return collector.tests


def run_python() -> Results:
    """Outcome by test name; a test that was tried in several ways passed only if it passed in all of them."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "promise", f"--junit-xml={report}"]
        subprocess.run([*command, "-o", "junit_family=xunit1"], cwd=ROOT, check=False, stdout=sys.stderr)
        cases = ET.parse(report).getroot().iter("testcase")  # noqa: S314 (pytest wrote it a moment ago)
        results: Results = {}
        for case in cases:
            name = f"{case.get('file')}::{'::'.join([*_classes(case), test_name(case.get('name', ''))])}"
            outcome = _outcome(case)
            results[name] = outcome if results.get(name, "passed") == "passed" else results[name]
    return results


def _classes(case: ET.Element) -> list[str]:
    module = (case.get("file") or "").removesuffix(".py").replace("/", ".")
    rest = (case.get("classname") or "").removeprefix(module).strip(".")
    return rest.split(".") if rest else []


def _outcome(case: ET.Element) -> str:
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def collect_typescript(*, run: bool) -> tuple[Tests, Results]:
    """From vitest itself: its list of tests, or its report when they are run."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        how = ["run", "--reporter=json", f"--outputFile={report}"] if run else ["list", f"--json={report}"]
        command = [sys.executable, "config/tools/bootstrap.py", "npm", "exec", "--", "vitest", *how]
        subprocess.run(command, cwd=ROOT, check=False, stdout=sys.stderr)
        content = json.loads(report.read_text(encoding="utf-8")) if report.exists() else []
    tests: Tests = defaultdict(list)
    results: Results = {}
    for file, title, outcome in _typescript_tests(content):
        name = f"{Path(file).relative_to(ROOT)} › {title}"
        for number in numbers_in(title):
            tests[number].append(name)
        results[name] = outcome
    return tests, results


def _typescript_tests(content: object) -> list[tuple[str, str, str]]:
    if isinstance(content, list):
        return [(test["file"], test["name"], "") for test in content]
    files = content["testResults"] if isinstance(content, dict) else []
    return [
        (file["name"], test["fullName"], test["status"])
        for file in files
        for test in file["assertionResults"]
    ]


def table(promises: dict[int, str], parts: dict[int, list[Part]], tests: Tests, results: Results) -> str:
    lines, whole = [], 0
    for number, sentence in promises.items():
        held_by = tests.get(number, [])
        lacks = [(part.name, lack) for part in parts[number] if (lack := part.lacks(held_by, results))]
        whole += not lacks
        said = "held" if not lacks else "held in part" if len(lacks) < len(parts[number]) else "not held"
        lines.append(f"{number:>3}. {sentence} ({said})")
        lines += [f"       lacks {name}: {lack}" for name, lack in lacks]
        lines += [f"       {results[name] + '  ' if results.get(name) else ''}{name}" for name in held_by]
    unknown = sorted(set(tests) - set(promises))
    lines += [
        f"There is no promise {number}, yet a test names it: {', '.join(tests[number])}" for number in unknown
    ]
    lines.append(f"\n{whole} of {len(promises)} promises are held in all of their parts.")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    run = "--run" in arguments
    text = (ROOT / "tests/promises.md").read_text(encoding="utf-8")
    promises = read_promises(text)
    tests = collect_python()
    results = run_python() if run else {}
    client_tests, client_results = collect_typescript(run=run)
    for number, names in client_tests.items():
        tests[number].extend(names)
    results.update(client_results)
    parts = read_parts((ROOT / "tests/promise_parts.yaml").read_text(encoding="utf-8"))
    print(table(promises, parts, tests, results))
    failed = any(results.get(name) == "failed" for names in tests.values() for name in names)
    return 1 if failed or set(tests) - set(promises) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
