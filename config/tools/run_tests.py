"""`make test`: the TypeScript tests, then pytest with its browser tests, so that pytest has the last line."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from config.tools.demo import ROOT

BROWSERS = {"chromium": ("chromium",), "firefox-esr": ("firefox-esr", "firefox")}


def missing_browsers(which: Callable[[str], str | None] = shutil.which) -> list[str]:
    """The Debian names of the browsers that the tests need and this machine lacks."""
    return [package for package, names in BROWSERS.items() if not any(which(name) for name in names)]


def pytest_arguments(missing: list[str], chosen: list[str]) -> list[str]:
    # One worker more than the smallest machine has cores: a test waits for other processes half of its time.
    # Four took as long, and browsers kept each other waiting.
    # Chosen tests run alone, where a breakpoint works.
    # Who has none left takes over from the other, for some tests take a second and some a minute.
    workers = ["-n", "0"] if chosen else ["-n", "3", "--dist", "worksteal", "--durations", "30"]
    without = ["-m", "not bench and not browser"] if missing else []
    return [sys.executable, "-m", "pytest", *workers, *without, *chosen]


def main(chosen: list[str]) -> int:
    missing = missing_browsers()
    if missing:
        print(
            f"\n  !!  Not installed: {', '.join(missing)}. Attune's browser tests can't run without.\n",
            file=sys.stderr,
        )
        if os.environ.get("ATTUNE_SKIP_BROWSERS") != "1":
            print(f"  On Debian: apt-get install {' '.join(missing)}", file=sys.stderr)
            print("  To run the other tests alone: make test ATTUNE_SKIP_BROWSERS=1\n", file=sys.stderr)
            return 1
        print("  ATTUNE_SKIP_BROWSERS is set: the browser tests are left out of this run.\n", file=sys.stderr)
    # Compiled modules are kept, whatever the machine's own habit: each worker would compile them all.
    began = {"ATTUNE_TESTS_BEGAN": str(time.time()), "PYTHONDONTWRITEBYTECODE": ""}
    client = 0
    if not chosen:
        client = subprocess.run(
            [sys.executable, "config/tools/bootstrap.py", "npm", "test"], cwd=ROOT, check=False
        ).returncode
    server = subprocess.run(
        pytest_arguments(missing, chosen), cwd=ROOT, env={**os.environ, **began}, check=False
    ).returncode
    if client and not server:
        print("The TypeScript tests did not pass; see above.", file=sys.stderr)
    return server or client


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
