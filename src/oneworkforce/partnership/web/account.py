"""One's own sign-in: choosing a partnership, and keeping how one signs in."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.ground.models import User
from oneworkforce.partnership.permissions import tokens
from oneworkforce.partnership.queries import sign_in, viewers
from oneworkforce.partnership.web.middleware import CHOSEN


@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose which partnership to work in; somebody in none is told what to do."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    doors = viewers.doors_of(user=request.user.pk, today=timezone.localdate())
    wanted = request.POST.get("membership", "")
    onward = request.POST.get("next") or request.GET.get("next", "")
    chosen = next((door for door in doors if str(door.membership) == wanted), None)
    if request.method == "POST" and chosen:
        request.session[CHOSEN] = str(chosen.membership)
        ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
        # Not `redirect(onward)`: that takes a word for the name of a route.
        return HttpResponseRedirect(onward) if ours else redirect("home")
    now = request.session.get(CHOSEN)
    page = {
        "doors": [(door.membership, door.name, door.membership == (UUID(now) if now else None)) for door in doors],
        "onward": onward,
        "missed": request.method == "POST",
    }
    return render(request, "partnership/account/choose.html", page)


@never_cache
@require_safe
def security(request: Asked) -> HttpResponse:
    """Show how one signs in, and which roles sleep until there is a second factor."""
    found = sign_in.of(request.user)  # type: ignore[arg-type]  # a viewer is a user
    doors = viewers.doors_of(user=request.viewer.user, today=timezone.localdate())
    sleeping = list(dict.fromkeys(grant.role.title for grant in request.viewer.asleep()))
    page = {
        "way": found,
        "sleeping": sleeping,
        "several": len(doors) > 1,
        "member": request.viewer.membership,
        "keeps_tokens": tokens.can_keep(request.viewer),
    }
    return render(request, "partnership/account/security.html", page)
