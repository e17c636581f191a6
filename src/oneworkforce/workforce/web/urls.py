"""The addresses of workforce's nouns."""

from oneworkforce.workforce.web.addresses import (
    collections,
    finding,
    picture,
    posts,
    six_steps,
    terms,
    uploads,
)

urlpatterns = [
    *posts.urlpatterns,
    *uploads.urlpatterns,
    *collections.urlpatterns,
    *finding.urlpatterns,
    *picture.urlpatterns,
    *terms.urlpatterns,
    *six_steps.urlpatterns,
]
