"""What a person may expect after what they did and what the app told them: the model that devices are held against."""

from dataclasses import dataclass, field

# The lines that say: what was written here is kept here; it is with the server.
EVERYWHERE = {"saved_everywhere", "saved_on_server"}
HERE = {"saved_on_device", "saving_everywhere", "needs_attention", *EVERYWHERE}


@dataclass
class Act:
    """Something that was written or deleted, and what was said of it since."""

    on: str
    seen: str | None  # what stood there before, if that was kept
    here: bool = False
    everywhere: bool = False
    in_backup: bool = False
    put_back: bool = (
        False  # the server stood at an earlier time since, so the line of before says nothing any more
    )
    page_ended: bool = False


@dataclass
class Expected:
    """Texts are told apart by their letters: each is written once."""

    # Nobody wrote over it or deleted it while seeing it: it may not be lost. And the other way round.
    alive: dict[str, Act] = field(default_factory=dict)
    gone: dict[str, Act] = field(default_factory=dict)
    # What the last that was kept became of is not known, but it, or what was written over it, is there.
    either: list[set[str]] = field(default_factory=list)

    def writes(self, on: str, seen: str | None, text: str) -> None:
        before = self.alive.get(seen or "")
        sure = (
            before is None or before.everywhere or (not before.put_back and (before.here or before.on != on))
        )
        self._ends(seen)
        self.alive[text] = Act(on, seen if sure else None)

    def deletes(self, on: str, seen: str) -> None:
        self._ends(seen)
        self.gone[seen] = Act(on, seen)

    def takes_back(self, on: str, text: str) -> None:
        self.gone.pop(text, None)
        self.alive[text] = Act(on, None)

    def keeps_both(self, texts: set[str]) -> None:
        for text in texts:
            self.gone.pop(text, None)

    def _ends(self, text: str | None) -> None:
        if text is not None:
            self.alive.pop(text, None)
            self.either = [one for one in self.either if text not in one]

    def _acts(self) -> list[tuple[dict[str, Act], str, Act]]:
        return [(where, text, act) for where in (self.alive, self.gone) for text, act in list(where.items())]

    def said(self, on: str, line: str) -> None:
        """The save line of this device stands there."""
        for _, _, act in self._acts():
            if act.on == on:
                act.here |= line in HERE
                act.everywhere |= line in EVERYWHERE and not act.put_back

    def page_ends(self, on: str, *, keeps: bool) -> None:
        """With it goes what was said to be kept neither here nor elsewhere."""
        for where, text, act in self._acts():
            if act.on != on:
                continue
            act.page_ended = True
            if not (act.everywhere or (keeps and act.here)):
                self._forfeits(where, text, act)

    def _forfeits(self, where: dict[str, Act], text: str, act: Act) -> None:
        del where[text]
        if where is self.alive and act.seen is not None:
            self.either.append({text, act.seen})

    def backup(self) -> None:
        for _, _, act in self._acts():
            act.in_backup = act.everywhere

    def put_back(self, *, keeps_nothing: str) -> None:
        """What came since is with whoever did it, as long as they keep it."""
        for where, text, act in self._acts():
            if act.in_backup:
                continue
            act.everywhere, act.put_back, act.seen = False, True, None
            if act.on == keeps_nothing and act.page_ended:
                del where[text]
        # What of two is there may be either's, and of before as well.
        self.either.clear()

    def wrong(self, shown: set[str]) -> list[str]:
        """What is not as it should be, of what a device shows in the end."""
        return [
            *(f"{text!r} is lost: {act}" for text, act in self.alive.items() if text not in shown),
            *(f"{text!r} returned: {act}" for text, act in self.gone.items() if text in shown),
            *(f"of {sorted(one)} none is there" for one in self.either if not one & shown),
        ]
