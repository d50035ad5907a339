"""`python -m config.deploy.run PART`: one part of a deployment, in the foreground, until it is told to stop.

The units of systemd, compose.yaml and the tests call nothing else, so none of them can drift from the others. Each part
is a process of its own that shares nothing with the rest but PostgreSQL, Redis and the keys, and may be killed at any
moment: whatever supervises it starts it again.
"""

import os
import sys
from pathlib import Path

FORGOTTEN = (
    "DJANGO_SETTINGS_MODULE is missing: set it to config.settings.production, "
    "for without it these would be the settings of a demo on one machine."
)
DEMO = "config.settings.local"
USAGE = "Which part? python -m config.deploy.run web, send, tick or beat; `web 8001` listens on another port."
PORT = "8000"
# Sending posts, e-mails and what else is woken; and the ticks that bring out what is due. A burst of one never makes
# the other wait, for each has workers of its own (config/settings/parts/celery.py).
QUEUES = {"send": "celery", "tick": "ticks"}


class Refused(Exception):
    """Its text is the one sentence that an operator reads."""


def interpreter(executable: str) -> str:
    """In the tree that a link leads to now: a part reads nothing of the one that is put there while it runs."""
    return str(Path(executable).parent.resolve() / Path(executable).name)


def command(part: str, *given: str) -> list[str]:
    """What `part` runs. Raises Refused for one that there is not."""
    python = interpreter(sys.executable)
    celery = [
        python,
        "-W",
        "ignore::UserWarning:celery.platforms",
        "-m",
        "celery",
        "--quiet",
        "-A",
        "config",
    ]
    quiet = ["--loglevel", "WARNING"]
    match part:
        case "web":
            port = given[0] if given else PORT
            return [python, "-m", "config.tools.web", port, os.environ.get("LISTEN", "127.0.0.1")]
        case "send" | "tick":
            # One process a core for what is CPU alone; ticks are short and follow each other.
            processes = os.environ.get("SEND_PROCESSES", "2") if part == "send" else "1"
            alone = ["--without-gossip", "--without-mingle", "--concurrency", processes]
            name = f"{part}-{os.getpid()}@%h"
            return [*celery, "worker", "-n", name, "-Q", QUEUES[part], *alone, *quiet]
        case "beat":
            # Two of them are harmless, for a hint is worth nothing (ADR 3). It writes no file (backend/core/beat.py).
            return [*celery, "beat", "--pidfile=", *quiet]
    raise Refused(USAGE)


def main(arguments: list[str]) -> None:
    """Becomes the part: a signal of the supervisor reaches it and no shell or script in between."""
    try:
        # Where nothing is said, `config` itself has put the demo's name there by now.
        if os.environ.get("DJANGO_SETTINGS_MODULE", DEMO) == DEMO:
            raise Refused(FORGOTTEN)
        words = command(*arguments) if arguments else []
        if not words:
            raise Refused(USAGE)
    except Refused as problem:
        sys.exit(str(problem))
    os.execv(words[0], words)  # noqa: S606 - no shell, and the program is this Python


if __name__ == "__main__":
    main(sys.argv[1:])
