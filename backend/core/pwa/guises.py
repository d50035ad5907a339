"""The guises of the installed app: a name and icons each, chosen on the device. None of them tells anything."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.core import yaml_files

DEFAULT = "attune"  # what the app wears until somebody chooses; its icons are a sun over hills


@dataclass(frozen=True)
class Icon:
    file: str
    sizes: str
    type: str = "image/png"
    purpose: str = "any"

    def in_manifest(self, src: str) -> dict[str, str]:
        return {"src": src, "sizes": self.sizes, "type": self.type, "purpose": self.purpose}


ICONS = (
    Icon("icon-192.png", "192x192"),
    Icon("icon-512.png", "512x512"),
    Icon("maskable-192.png", "192x192", purpose="maskable"),
    Icon("maskable-512.png", "512x512", purpose="maskable"),
    Icon("badge-96.png", "96x96", purpose="monochrome"),
)


@dataclass(frozen=True)
class Guise:
    key: str
    name: str
    description: str
    in_other_languages: dict[str, str]

    def described_in(self, language: str) -> str:
        return self.in_other_languages.get(language, self.description)

    @property
    def start_url(self) -> str:
        """Says what the app wears, for where an installed app begins with an empty storage (iOS)."""
        return "/" if self.key == DEFAULT else f"/?as={self.key}"

    def path_of(self, file: str) -> str:
        """An icon's place below the static files."""
        return f"icons/{file}" if self.key == DEFAULT else f"icons/{self.key}/{file}"


@cache
def guises() -> dict[str, Guise]:
    rows: dict[str, Any] = yaml_files.read(Path(__file__).with_name("guises.yaml"))["guises"]
    return {
        key: Guise(key, row["name"], row["description"], row["in_other_languages"])
        for key, row in rows.items()
    }
