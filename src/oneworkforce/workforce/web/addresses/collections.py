"""The addresses of collections, sessions and data quality."""

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
_ASKED = [
    path("workforce/asked/", returns.asked_list, name="asked_list"),
    path("workforce/asked/export/", returns.asked_export, name="asked_export"),
    path("workforce/asked/<uuid:pk>/", returns.asked, name="asked"),
    path("workforce/asked/<uuid:pk>/confirm/", returns.asked_confirm, name="asked_confirm"),
    path("workforce/asked/<uuid:pk>/totals/", returns.asked_totals, name="asked_totals"),
    path("workforce/asked/<uuid:pk>/done/", returns.asked_done, name="asked_done"),
    path("workforce/asked/<uuid:pk>/refuse/", returns.asked_refuse, name="asked_refuse"),
]
_SESSIONS = [
    path("workforce/sessions/", sessions.data_sessions, name="data_sessions"),
    path("workforce/sessions/export/", sessions.data_sessions_export, name="data_sessions_export"),
    path("workforce/sessions/add/", sessions.data_session_add, name="data_session_add"),
    path("workforce/sessions/<uuid:pk>/", sessions.data_session, name="data_session"),
    path("workforce/sessions/<uuid:pk>/sheet/", sessions.data_session_sheet, name="data_session_sheet"),
    path("workforce/sessions/<uuid:pk>/agencies/", sessions.data_session_attend, name="data_session_attend"),
    path("workforce/sessions/<uuid:pk>/end/", sessions.data_session_end, name="data_session_end"),
    path("workforce/sessions/<uuid:pk>/decide/", session_room.data_session_decide, name="data_session_decide"),
    path("workforce/sessions/<uuid:pk>/items/<str:item>/", session_room.data_session_item, name="data_session_item"),
    path("workforce/sessions/agencies/<uuid:pk>/totals/", session_room.data_session_totals, name="data_session_totals"),
    path("workforce/sessions/agencies/<uuid:pk>/file/", session_room.data_session_file, name="data_session_file"),
]
_QUALITY = [
    path("workforce/data-quality/", quality.data_quality, name="data_quality"),
    path("workforce/data-quality/export/", quality.data_quality_export, name="data_quality_export"),
    path("workforce/data-quality/<uuid:pk>/", quality.data_quality_of, name="data_quality_of"),
    path("workforce/data-quality/<uuid:pk>/export/", quality.data_quality_of_export, name="data_quality_of_export"),
    path("workforce/data-quality/<uuid:pk>/ask/", quality.data_quality_ask, name="data_quality_ask"),
]

urlpatterns: list[Any] = [*_COLLECTIONS, *_ASKED, *_SESSIONS, *_QUALITY]
