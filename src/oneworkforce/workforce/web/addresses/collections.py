"""The addresses of collections, returns, sessions and data quality."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import collection_letters, collections, quality, returns, session_room, sessions

_COLLECTIONS = [
    path("workforce/collections/", collections.collections, name="collections"),
    path("workforce/collections/export/", collections.collections_export, name="collections_export"),
    path("workforce/collections/add/", collections.collection_add, name="collection_add"),
    path("workforce/collections/<uuid:pk>/", collections.collection, name="collection"),
    path("workforce/collections/<uuid:pk>/export/", collections.collection_export, name="collection_export"),
    path("workforce/collections/<uuid:pk>/change/", collections.collection_change, name="collection_change"),
    path("workforce/collections/<uuid:pk>/open/", collections.collection_open, name="collection_open"),
    path("workforce/collections/<uuid:pk>/extend/", collections.collection_extend, name="collection_extend"),
    path("workforce/collections/<uuid:pk>/close/", collections.collection_close, name="collection_close"),
    path("workforce/collections/<uuid:pk>/copy/", collections.collection_copy, name="collection_copy"),
    path(
        "workforce/collections/<uuid:pk>/organisations/", collection_letters.collection_choose, name="collection_choose"
    ),
    path("workforce/collections/<uuid:pk>/letters/", collection_letters.collection_letters, name="collection_letters"),
    path(
        "workforce/collections/<uuid:pk>/letters/<str:letter>/",
        collection_letters.collection_send,
        name="collection_send",
    ),
    path(
        "workforce/collections/organisations/<uuid:pk>/leave-out/",
        collection_letters.collection_leave_out,
        name="collection_leave_out",
    ),
]
_RETURNS = [
    path("workforce/returns/", returns.returns, name="returns"),
    path("workforce/returns/export/", returns.returns_export, name="returns_export"),
    path("workforce/returns/<uuid:pk>/", returns.return_page, name="return"),
    path("workforce/returns/<uuid:pk>/confirm/", returns.return_confirm, name="return_confirm"),
    path("workforce/returns/<uuid:pk>/totals/", returns.return_totals, name="return_totals"),
    path("workforce/returns/<uuid:pk>/done/", returns.return_done, name="return_done"),
    path("workforce/returns/<uuid:pk>/refuse/", returns.return_refuse, name="return_refuse"),
]
_SESSIONS = [
    path("workforce/sessions/", sessions.sessions, name="sessions"),
    path("workforce/sessions/export/", sessions.sessions_export, name="sessions_export"),
    path("workforce/sessions/add/", sessions.session_add, name="session_add"),
    path("workforce/sessions/<uuid:pk>/", sessions.session, name="session"),
    path("workforce/sessions/<uuid:pk>/sheet/", sessions.session_sheet, name="session_sheet"),
    path("workforce/sessions/<uuid:pk>/agencies/", sessions.session_attend, name="session_attend"),
    path("workforce/sessions/<uuid:pk>/end/", sessions.session_end, name="session_end"),
    path("workforce/sessions/<uuid:pk>/decide/", session_room.session_decide, name="session_decide"),
    path("workforce/sessions/<uuid:pk>/items/<str:item>/", session_room.session_item, name="session_item"),
    path("workforce/sessions/agencies/<uuid:pk>/totals/", session_room.session_totals, name="session_totals"),
    path("workforce/sessions/agencies/<uuid:pk>/file/", session_room.session_file, name="session_file"),
]
_QUALITY = [
    path("workforce/data-quality/", quality.data_quality, name="data_quality"),
    path("workforce/data-quality/export/", quality.data_quality_export, name="data_quality_export"),
    path("workforce/data-quality/<uuid:pk>/", quality.data_quality_of, name="data_quality_of"),
    path("workforce/data-quality/<uuid:pk>/export/", quality.data_quality_of_export, name="data_quality_of_export"),
    path("workforce/data-quality/<uuid:pk>/ask/", quality.data_quality_ask, name="data_quality_ask"),
]

urlpatterns: list[Any] = [*_COLLECTIONS, *_RETURNS, *_SESSIONS, *_QUALITY]
