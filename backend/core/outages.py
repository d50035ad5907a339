"""One line when a part of the deployment goes, and one when it is back: not one for each try in between."""

import logging
import threading
import time

SAID_AGAIN = 300.0  # seconds; it may be long, and a process may not notice the end


class Outage:
    """Of one part, as this process meets it."""

    def __init__(self, log: logging.Logger, away: str, back: str) -> None:
        self._log, self._away, self._back = log, away, back
        self._lock = threading.Lock()
        self._is_away = False
        self._said_at = 0.0

    def met(self, error: BaseException) -> None:
        """A try failed."""
        with self._lock:
            now = time.monotonic()
            says = not self._is_away or now - self._said_at > SAID_AGAIN
            self._is_away, self._said_at = True, now if says else self._said_at
        if says:
            self._log.error(self._away, f"{type(error).__name__}: {_first_line(error)}")

    def over(self) -> None:
        """A try worked."""
        if not self._is_away:
            return
        with self._lock:
            was, self._is_away = self._is_away, False
        if was:
            self._log.warning(self._back)


def _first_line(error: BaseException) -> str:
    # PostgreSQL's later lines may show a row.
    return (str(error).splitlines() or [""])[0]


class ConsumerFilter(logging.Filter):
    """On the log of a worker's connection to the broker: of its tries the first alone is said, in one line of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if not text.startswith("consumer: C"):  # "Connection to broker lost", "Cannot connect to"
            return True
        broker.met(OSError(text.removeprefix("consumer: ")))
        return False


database = Outage(
    logging.getLogger("attune.core"),
    "The database lets nothing be done (%s); the next round tries again.",
    "The database lets work be done again.",
)
broker = Outage(
    logging.getLogger("attune.core"),
    "The broker is away (%s); what is due waits in the database.",
    "The broker is back; what waited is done.",
)
