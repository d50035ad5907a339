"""Small addresses that programs look for by themselves."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

PAGE = "/you/account/words"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for a search engine: a practice's server is found by those who were told of it."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it beside whatever names no picture of its own. The app's pages name theirs, the chosen one."""
    answer = HttpResponse(status=204)
    answer["Cache-Control"] = "max-age=86400"
    return answer


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a hole. It says until when it holds, so it is written anew each day."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = datetime.combine(
        timezone.now().date() + timedelta(days=180), time(), tzinfo=timezone.now().tzinfo
    )
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, es",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where a password manager leads somebody who wants a new one."""
    return HttpResponseRedirect(PAGE)
