"""The addresses of findings."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import findings, supports

urlpatterns: list[URLPattern] = [
    path("results/<uuid:round>/findings/", findings.findings_page, name="findings"),
    path("results/<uuid:round>/findings/export/", findings.findings_export, name="findings_export"),
    path("results/<uuid:round>/findings/draft/", findings.findings_draft, name="findings_draft"),
    path("results/<uuid:round>/findings/add/", findings.finding_add, name="finding_add"),
    path("findings/<uuid:pk>/change/", findings.finding_change, name="finding_change"),
    path("findings/<uuid:pk>/decide/", findings.finding_decide, name="finding_decide"),
    path("findings/<uuid:pk>/remove/", findings.finding_remove, name="finding_remove"),
    path("findings/<uuid:pk>/figures/add/", supports.support_add_figure, name="support_add_figure"),
    path("findings/<uuid:pk>/evidence/add/", supports.support_add_evidence, name="support_add_evidence"),
    path("findings/<uuid:pk>/supports/<uuid:support>/remove/", supports.support_remove, name="support_remove"),
]
