"""django-pwa: the manifest and the service worker come from the root of the site."""

from pathlib import Path

from config import env

_DIST = Path(env.text("ATTUNE_DIST_DIR", str(Path(__file__).resolve().parents[3] / "frontend" / "dist")))

PWA_SERVICE_WORKER_PATH = str(_DIST / "sw.js")
PWA_APP_DEBUG_MODE = False
PWA_APP_NAME = "Attune"
PWA_APP_THEME_COLOR = "#faf5ec"
PWA_APP_BACKGROUND_COLOR = "#faf5ec"
PWA_APP_DISPLAY = "standalone"
PWA_APP_SCOPE = "/"
PWA_APP_START_URL = "/"
PWA_APP_LANG = "en"
PWA_APP_DIR = "ltr"
PWA_APP_ICONS: list[dict[str, str]] = []
