"""Every address of the site: each context's own, and the site's."""

from django.urls import include, path

from oneworkforce.site import api
from oneworkforce.site.web import errors, home

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("oneworkforce.site.sign_in_urls")),
    path("", include("oneworkforce.site.web.urls")),
    path("", include("oneworkforce.partnership.web.urls")),
    path("", include("oneworkforce.plan.web.urls")),
    path("", include("oneworkforce.workforce.web.urls")),
    path("", include("oneworkforce.assess.web.urls")),
    path("api/v1/", include(api.addresses())),
    path("audit/", include("oneworkforce.audit.web.urls")),
]

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
