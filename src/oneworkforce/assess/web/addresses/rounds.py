"""The addresses of rounds and of the files they are given."""

from django.urls import path

from oneworkforce.assess.web import rounds, uploads

urlpatterns = [
    path("results/", rounds.rounds_list, name="rounds"),
    path("results/export/", rounds.rounds_export, name="rounds_export"),
    path("results/add/", rounds.round_add, name="round_add"),
    path("results/<uuid:pk>/set-up/", rounds.round_set_up, name="round_set_up"),
    path("results/<uuid:pk>/change/", rounds.round_change, name="round_change"),
    path("results/<uuid:pk>/remove/", rounds.round_remove, name="round_remove"),
    path("results/<uuid:pk>/recompute/", rounds.round_recompute, name="round_recompute"),
    path("results/<uuid:pk>/framework/", rounds.round_framework, name="round_framework"),
    path("results/<uuid:pk>/crosswalk/", rounds.round_crosswalk, name="round_crosswalk"),
    path("results/<uuid:pk>/template/", rounds.round_template, name="round_template"),
    path("results/<uuid:pk>/upload/", uploads.round_upload, name="round_upload"),
    path("uploads/<uuid:pk>/", uploads.upload, name="upload"),
    path("uploads/<uuid:pk>/cancel/", uploads.upload_cancel, name="upload_cancel"),
    path("uploads/<uuid:pk>/mend/", uploads.upload_mend, name="upload_mend"),
]
