"""What the hardware gives for the cryptography of a push message: C with libcrypto (ceiling.c), compiled for the run.

Of the libcrypto versions on the machine (the system's and those that Python packages bring along) the fastest counts.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pycurl

SOURCE = Path(__file__).with_name("ceiling.c")
PACKAGES = Path(pycurl.__file__).parent


class Ceiling:
    """The compiled program; `cpu(messages)` gives the CPU seconds that it took."""

    def __init__(self, program: Path, library: Path | None) -> None:
        self._program = program
        self._environment = {**os.environ, **({"LD_LIBRARY_PATH": str(library)} if library else {})}

    def cpu(self, messages: int) -> float:
        done = subprocess.run(
            [str(self._program), str(messages)],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)


@contextmanager
def compiled() -> Iterator[Ceiling | None]:
    """None without a C compiler and OpenSSL's headers."""
    with tempfile.TemporaryDirectory(prefix="attune-ceiling-") as name:
        folder = Path(name)
        program = folder / "ceiling"
        compiler = shutil.which("cc")
        command = [compiler or "", "-O2", str(SOURCE), "-o", str(program), "-lcrypto"]
        if not compiler or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        ways = [Ceiling(program, None)]
        for number, library in enumerate(sorted(PACKAGES.glob("*.libs/libcrypto-*.so.3"))):
            own = folder / str(number)
            own.mkdir()
            (own / "libcrypto.so.3").symlink_to(library)
            ways.append(Ceiling(program, own))
        yield min(ways, key=lambda way: way.cpu(2000))
