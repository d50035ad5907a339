"""The icons of the installed app. The mark is a sun over hills: it tells nothing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Icon:
    path: str  # below the static files
    sizes: str
    type: str = "image/png"
    purpose: str = "any"

    def in_manifest(self, src: str) -> dict[str, str]:
        return {"src": src, "sizes": self.sizes, "type": self.type, "purpose": self.purpose}


ICONS = (
    Icon("icons/icon-192.png", "192x192"),
    Icon("icons/icon-512.png", "512x512"),
    Icon("icons/maskable-192.png", "192x192", purpose="maskable"),
    Icon("icons/maskable-512.png", "512x512", purpose="maskable"),
    Icon("icons/badge-96.png", "96x96", purpose="monochrome"),
)
