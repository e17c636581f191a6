"""The addresses of focus groups, evidence and remarks."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import evidence, notes, quotes, remarks, supports, themes

urlpatterns: list[URLPattern] = [
    path("results/<uuid:round>/notes/", notes.round_notes, name="round_notes"),
    path("gatherings/<uuid:pk>/notes/", notes.gathering_notes, name="gathering_notes"),
    path("gatherings/<uuid:pk>/notes/add/", notes.note_add, name="note_add"),
    path("notes/<uuid:pk>/change/", notes.note_change, name="note_change"),
    path("notes/<uuid:pk>/clear/", notes.note_clear, name="note_clear"),
    path("notes/<uuid:pk>/remove/", notes.note_remove, name="note_remove"),
    path("results/<uuid:round>/quotes/", quotes.quotes_page, name="quotes"),
    path("results/<uuid:round>/quotes/export/", quotes.quotes_export, name="quotes_export"),
    path("results/<uuid:round>/evidence/", evidence.evidence_page, name="evidence"),
    path("results/<uuid:round>/evidence/export/", evidence.evidence_export, name="evidence_export"),
    path("results/<uuid:round>/evidence/add/", evidence.evidence_add, name="evidence_add"),
    path("evidence/<uuid:pk>/change/", evidence.evidence_change, name="evidence_change"),
    path("evidence/<uuid:pk>/remove/", evidence.evidence_remove, name="evidence_remove"),
    path("findings/<uuid:pk>/gathered/add/", supports.support_add_gathered, name="support_add_gathered"),
    path("results/<uuid:round>/remarks/", remarks.remarks_page, name="remarks"),
    path("results/<uuid:round>/remarks/next/<slug:arc>/", remarks.remarks_next, name="remarks_next"),
    path("remarks/<uuid:pk>/", remarks.remark, name="remark"),
    path("results/<uuid:round>/themes/", themes.themes_page, name="themes"),
    path("results/<uuid:round>/themes/export/", themes.themes_export, name="themes_export"),
    path("results/<uuid:round>/themes/add/", themes.theme_add, name="theme_add"),
    path("themes/<uuid:pk>/change/", themes.theme_change, name="theme_change"),
    path("themes/<uuid:pk>/remove/", themes.theme_remove, name="theme_remove"),
]
