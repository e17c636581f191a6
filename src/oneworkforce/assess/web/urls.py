"""The addresses of assess's nouns."""

from oneworkforce.assess.web.addresses import findings, frameworks, reports, results, rounds

urlpatterns = [
    *rounds.urlpatterns,
    *results.urlpatterns,
    *findings.urlpatterns,
    *reports.urlpatterns,
    *frameworks.urlpatterns,
]
