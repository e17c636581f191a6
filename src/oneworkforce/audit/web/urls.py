"""The addresses of the audit pages."""

from django.urls import path

from oneworkforce.audit.web import events, seals

urlpatterns = [
    path("", events.audit, name="audit"),
    path("export/", events.audit_export, name="audit_export"),
    path("verify/", seals.audit_verify, name="audit_verify"),
    path("anchor/", seals.audit_anchor, name="audit_anchor"),
    path("of/<slug:noun>/<uuid:subject>/", events.audit_subject, name="audit_subject"),
]
