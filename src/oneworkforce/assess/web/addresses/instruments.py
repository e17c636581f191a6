"""The addresses of interviews and self-assessments."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import interviews, needs, self_assessment_rounds, self_assessments, services

urlpatterns: list[URLPattern] = [
    path("results/<uuid:round>/interviews/", interviews.interviews_list, name="interviews"),
    path("results/<uuid:round>/interviews/export/", interviews.interviews_export, name="interviews_export"),
    path("results/<uuid:round>/interviews/add/", interviews.interview_add, name="interview_add"),
    path("results/<uuid:round>/interviews/close/", interviews.interviews_close, name="interviews_close"),
    path("interviews/<uuid:pk>/", interviews.interview, name="interview"),
    path("interviews/<uuid:pk>/themes/<slug:arc>/", interviews.interview_theme, name="interview_theme"),
    path("interviews/<uuid:pk>/change/", interviews.interview_change, name="interview_change"),
    path("interviews/<uuid:pk>/remove/", interviews.interview_remove, name="interview_remove"),
    path("interviews/<uuid:pk>/end/", interviews.interview_end, name="interview_end"),
    path("interviews/<uuid:pk>/reopen/", interviews.interview_reopen, name="interview_reopen"),
    path("results/<uuid:round>/services/", services.round_services, name="round_services"),
    path("results/<uuid:round>/services/export/", services.round_services_export, name="round_services_export"),
    path("results/<uuid:round>/services/draft/", services.interviews_draft, name="interviews_draft"),
    path("self-assessments/", self_assessments.self_assessments, name="self_assessments"),
    path("self-assessments/begin/<uuid:round>/", self_assessments.self_assessment_begin, name="self_assessment_begin"),
    path("self-assessments/<uuid:pk>/", self_assessments.self_assessment, name="self_assessment"),
    path(
        "self-assessments/<uuid:pk>/arcs/<slug:arc>/", self_assessments.self_assessment_arc, name="self_assessment_arc"
    ),
    path("self-assessments/<uuid:pk>/finish/", self_assessments.self_assessment_finish, name="self_assessment_finish"),
    path("self-assessments/<uuid:pk>/remove/", self_assessments.self_assessment_remove, name="self_assessment_remove"),
    path("self-assessments/<uuid:pk>/file/", self_assessments.self_assessment_file, name="self_assessment_file"),
    path("self-assessments/<uuid:pk>/need/", needs.need_send, name="need_send"),
    path("results/<uuid:round>/needs/", needs.needs_list, name="needs"),
    path("needs/<uuid:pk>/reply/", needs.need_reply, name="need_reply"),
    path(
        "results/<uuid:round>/self-assessments/open/",
        self_assessment_rounds.self_assessments_open,
        name="self_assessments_open",
    ),
    path(
        "results/<uuid:round>/self-assessments/close/",
        self_assessment_rounds.self_assessments_close,
        name="self_assessments_close",
    ),
]
