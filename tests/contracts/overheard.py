"""What a request leaves outside the tables: lines of every logger at every level, what is printed, and what a task is
told.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from celery.app.task import Task
from django.db import connections


@dataclass
class Overheard:
    """`queries` are the lines of the database's own logger, where sealed values stand as they are stored."""

    lines: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    tasks: list[tuple[str, Any]] = field(default_factory=list)


class _Listener(logging.Handler):
    def __init__(self, overheard: Overheard) -> None:
        super().__init__(logging.NOTSET)
        self.overheard = overheard

    def emit(self, record: logging.LogRecord) -> None:
        said = [record.getMessage()]
        if record.exc_info:
            said.append(logging.Formatter().formatException(record.exc_info))
        # What a line carries along is there for every handler that looks.
        said += [repr(value) for name, value in record.__dict__.items() if name not in _ITS_OWN]
        lines = self.overheard.queries if record.name.startswith("django.db") else self.overheard.lines
        lines.append(f"{record.name} {' '.join(said)}")


_ITS_OWN = {*logging.makeLogRecord({}).__dict__, "message", "asctime", "request"}


@contextmanager
def overhearing(capsys: pytest.CaptureFixture[str]) -> Iterator[Overheard]:
    """Every logger speaks at every level, and the database's tells each query."""
    overheard = Overheard()
    listener = _Listener(overheard)
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    before = [(logger, logger.level, logger.disabled) for logger in loggers]
    # A line climbs to the root, except from those that keep theirs to themselves.
    heard = [logger for logger in loggers if logger.parent is None or not logger.propagate]
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        really = Task.apply_async

        def told(task: Any, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
            overheard.tasks.append((task.name, (args, kwargs)))
            return really(task, args, kwargs, **options)

        patch.setattr(Task, "apply_async", told)
        patch.setattr(connections["default"], "force_debug_cursor", True)
        for logger, _, _ in before:
            logger.setLevel(logging.DEBUG)
            logger.disabled = False
        for logger in heard:
            logger.addHandler(listener)
        try:
            yield overheard
        finally:
            for logger in heard:
                logger.removeHandler(listener)
            for logger, level, disabled in before:
                logger.setLevel(level)
                logger.disabled = disabled
    printed = capsys.readouterr()
    overheard.lines += [printed.out, printed.err]


def stands_in(lines: list[str], secrets: set[str]) -> list[tuple[str, str]]:
    """Which of the secrets stand in which of the lines."""
    return [
        (secret, line[:300])
        for line in lines
        for secret in secrets
        if re.search(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", line)
    ]
