"""The addresses of texts, of those asked about them, and of comments."""

from django.urls import path

from oneworkforce.plan.web import comments, consulted, versions

_VERSIONS = [
    path("plans/<uuid:strategy>/text/", versions.versions, name="versions"),
    path("plans/<uuid:strategy>/text/add/", versions.version_add, name="version_add"),
    path("texts/<uuid:pk>/", versions.version, name="version"),
    path("texts/<uuid:pk>/change/", versions.version_change, name="version_change"),
    path("texts/<uuid:pk>/compare/", versions.version_compare, name="version_compare"),
    path("texts/<uuid:pk>/send-out/", versions.version_send_out, name="version_send_out"),
    path("texts/<uuid:pk>/close/", versions.version_close, name="version_close"),
    path("texts/<uuid:pk>/adopt/", versions.version_adopt, name="version_adopt"),
]
_ASKED = [
    path("texts/<uuid:pk>/asked/add/", consulted.consulted_add, name="consulted_add"),
    path("texts/<uuid:pk>/asked/organisations/", consulted.consulted_organisations, name="consulted_organisations"),
    path("asked/<uuid:pk>/remove/", consulted.consulted_remove, name="consulted_remove"),
]
_COMMENTS = [
    path("texts/<uuid:pk>/comments/", comments.comments_list, name="comments"),
    path("texts/<uuid:pk>/comments/export/", comments.comments_export, name="comments_export"),
    path("texts/<uuid:pk>/comments/add/", comments.comment_add, name="comment_add"),
    path("texts/<uuid:pk>/comments/enter/", comments.comment_enter, name="comment_enter"),
    path("comments/<uuid:pk>/", comments.comment, name="comment"),
    path("comments/<uuid:pk>/reply/", comments.comment_reply, name="comment_reply"),
]

urlpatterns = [*_VERSIONS, *_ASKED, *_COMMENTS]
