"""The processes of `make run`, kept together by honcho: started as one, stopped as one, none left behind."""

import os
import shlex
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

import honcho.manager
from honcho.manager import Manager
from honcho.printer import Message, Printer

STOPPED_BY_HAND = {130, 143}  # what honcho returns after Ctrl-C and after SIGTERM
honcho.manager.KILL_WAIT = (
    12  # a task that is just being done gets its time; Celery's own patience is 10 seconds
)


class FleetPrinter(Printer):
    """Leaves out honcho's own lines and remembers which process stopped first."""

    first_stopped: str | None = None

    def write(self, message: Message) -> None:
        if message.name == honcho.manager.SYSTEM_PRINTER_NAME:
            name, _, rest = str(message.data).partition(" ")
            if rest.startswith("stopped") and self.first_stopped is None:
                self.first_stopped = name
            return
        super().write(message)


class Fleet(Manager):
    """honcho's manager, which knows why it was ended and may be ended while a process is still on its way up."""

    def __init__(self) -> None:
        self.printer = FleetPrinter(sys.stdout)
        self.reason: str | None = None
        super().__init__(self.printer)

    def add(self, name: str, command: list[str], *, env: dict[str, str], cwd: Path) -> None:
        # `exec`: honcho starts a shell, and a signal has to reach the program and not the shell alone.
        self.add_process(name, f"exec {shlex.join(command)}", env=env, cwd=str(cwd))

    def end(self, reason: str) -> None:
        """Ends everything, from any thread; `reason` is the sentence that is printed at the end."""
        if self.reason is None:
            self.reason = reason
        self.terminate()

    def terminate(self) -> None:
        if self._all_started():
            super().terminate()
        else:
            # A process without a number can't be stopped yet, and leaving now would leave it behind.
            threading.Timer(0.1, self.terminate).start()

    def run(self) -> tuple[int, str]:
        """Runs until everything has stopped. Returns the exit status and the closing sentence."""
        signal.signal(signal.SIGHUP, _on_hangup)
        self.loop()
        if self.reason:
            return 1, self.reason
        if self.returncode in STOPPED_BY_HAND:
            return 0, "Everything is stopped. What you wrote is kept."
        name = self.printer.first_stopped
        return 1, f"{name} stopped by itself, so everything was stopped; its last lines are above."


def _on_hangup(_signum: int, _frame: FrameType | None) -> None:
    """A closed terminal window stops everything, as Ctrl-C does; nothing can be printed there any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.kill(os.getpid(), signal.SIGTERM)
