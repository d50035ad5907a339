import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
application = get_wsgi_application()

from backend.ops.at_start import require_fit  # noqa: E402 - once Django is ready

require_fit()
