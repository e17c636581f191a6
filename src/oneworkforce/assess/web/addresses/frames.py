"""The addresses of the frame of a round, its dates, the plan of evidence, and what may be watched."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import frame_files, frames, gatherings, openings

urlpatterns: list[URLPattern] = [
    path("results/<uuid:pk>/frame/", frames.frame, name="frame"),
    path("results/<uuid:pk>/frame/export/", frames.frame_export, name="frame_export"),
    path("results/<uuid:pk>/frame/add/", frames.frame_add, name="frame_add"),
    path("results/<uuid:pk>/frame/upload/", frame_files.frame_upload, name="frame_upload"),
    path("results/<uuid:pk>/frame/empty-file/", frame_files.frame_template, name="frame_template"),
    path("results/<uuid:pk>/frame/as-before/", frame_files.frame_take_over, name="frame_take_over"),
    path("frame-groups/<uuid:pk>/change/", frames.frame_change, name="frame_change"),
    path("frame-groups/<uuid:pk>/remove/", frames.frame_remove, name="frame_remove"),
    path("results/<uuid:pk>/dates/", openings.round_dates, name="round_dates"),
    path("results/<uuid:pk>/extend/", openings.round_extend, name="round_extend"),
    path("results/<uuid:pk>/open/", openings.round_open, name="round_open"),
    path("results/<uuid:pk>/watch/", openings.round_watch, name="round_watch"),
    path("results/<uuid:pk>/evidence-plan/", gatherings.evidence_plan, name="evidence_plan"),
    path("results/<uuid:pk>/evidence-plan/export/", gatherings.evidence_plan_export, name="evidence_plan_export"),
    path("results/<uuid:pk>/evidence-plan/add/", gatherings.gathering_add, name="gathering_add"),
    path("gatherings/<uuid:pk>/", gatherings.gathering, name="gathering"),
    path("gatherings/<uuid:pk>/change/", gatherings.gathering_change, name="gathering_change"),
    path("gatherings/<uuid:pk>/facilitator/", gatherings.gathering_facilitator, name="gathering_facilitator"),
    path("gatherings/<uuid:pk>/outcome/", gatherings.gathering_outcome, name="gathering_outcome"),
    path("gatherings/<uuid:pk>/remove/", gatherings.gathering_remove, name="gathering_remove"),
]
