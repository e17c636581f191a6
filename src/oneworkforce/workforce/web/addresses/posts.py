"""The addresses of the workforce's front page, of posts and staff records, and of what organisations give."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import front, giving, my_record, post_steps, posts, sitting, staff, staff_lists, totals

_POSTS: list[Any] = [
    path("workforce/posts/", posts.posts, name="posts"),
    path("workforce/posts/export/", posts.export, name="posts_export"),
    path("workforce/posts/add/", posts.add, name="post_add"),
    path("workforce/posts/sitting/", sitting.sitting, name="sitting"),
    path("workforce/posts/<uuid:pk>/", posts.post, name="post"),
    path("workforce/posts/<uuid:pk>/change/", posts.change, name="post_change"),
    path("workforce/posts/<uuid:pk>/confirm/", posts.confirm, name="post_confirm"),
    path("workforce/posts/<uuid:pk>/remove/", posts.remove, name="post_remove"),
    path("workforce/posts/<uuid:pk>/fill/", post_steps.fill, name="post_fill"),
    path("workforce/posts/<uuid:pk>/leave/", post_steps.leave, name="post_leave"),
    path("workforce/posts/<uuid:pk>/end/", post_steps.end, name="post_end"),
    path("workforce/posts/<uuid:pk>/take-back/", post_steps.take_back, name="post_take_back"),
]
_STAFF: list[Any] = [
    path("workforce/staff/", staff_lists.staff_list, name="staff_list"),
    path("workforce/staff/export/", staff_lists.export, name="staff_list_export"),
    path("workforce/staff/<uuid:pk>/", staff.record, name="staff"),
    path("workforce/staff/<uuid:pk>/confirm/", staff.confirm, name="staff_confirm"),
    path("workforce/staff/<uuid:pk>/posts/add/", posts.add_for, name="staff_post_add"),
    path("workforce/staff/<uuid:pk>/<slug:section>/", staff.change, name="staff_change"),
    path("workforce/my-record/", my_record.record, name="my_record"),
    path("workforce/my-record/confirm/", my_record.confirm, name="my_record_confirm"),
    path("workforce/my-record/<slug:section>/", my_record.change, name="my_record_change"),
]
_GIVING: list[Any] = [
    path("workforce/giving/", giving.givings, name="givings"),
    path("workforce/giving/export/", giving.export, name="givings_export"),
    path("workforce/organisations/<uuid:pk>/posts/add/", posts.add_at, name="post_add_at"),
    path("workforce/organisations/<uuid:pk>/sitting/", sitting.sitting_at, name="sitting_at"),
    path("workforce/organisations/<uuid:pk>/sitting/done/", sitting.done, name="sitting_done"),
    path("workforce/organisations/<uuid:pk>/giving/", giving.giving, name="giving"),
    path("workforce/organisations/<uuid:pk>/giving/change/", giving.change, name="giving_change"),
    path("workforce/organisations/<uuid:pk>/totals/export/", totals.export, name="totals_export"),
    path("workforce/organisations/<uuid:pk>/totals/add/", totals.add, name="total_add"),
    path("workforce/organisations/<uuid:pk>/totals/confirm/", totals.confirm_all, name="totals_confirm"),
    path("workforce/totals/<uuid:pk>/", totals.change, name="total_change"),
    path("workforce/totals/<uuid:pk>/confirm/", totals.confirm, name="total_confirm"),
    path("workforce/totals/<uuid:pk>/remove/", totals.remove, name="total_remove"),
]

urlpatterns: list[Any] = [
    path("workforce/", front.workforce, name="workforce"),
    *_POSTS,
    *_STAFF,
    *_GIVING,
]
