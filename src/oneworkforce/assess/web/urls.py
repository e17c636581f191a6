"""The addresses of assess's nouns."""

from oneworkforce.assess.web.addresses import (
    answering,
    asking,
    evidence,
    findings,
    frames,
    frameworks,
    instruments,
    reports,
    results,
    rounds,
    workshops,
    years,
)

urlpatterns = [
    *rounds.urlpatterns,
    *results.urlpatterns,
    *findings.urlpatterns,
    *reports.urlpatterns,
    *frameworks.urlpatterns,
    *frames.urlpatterns,
    *asking.urlpatterns,
    *answering.urlpatterns,
    *evidence.urlpatterns,
    *workshops.urlpatterns,
    *years.urlpatterns,
    *instruments.urlpatterns,
]
