"""The addresses of groups, their members and their meetings."""

from django.urls import path

from oneworkforce.plan.web import group_members, groups, meetings

_GROUPS = [
    path("groups/", groups.groups_list, name="groups"),
    path("groups/export/", groups.groups_export, name="groups_export"),
    path("groups/add/", groups.group_add, name="group_add"),
    path("groups/<uuid:pk>/", groups.group, name="group"),
    path("groups/<uuid:pk>/change/", groups.group_change, name="group_change"),
    path("groups/<uuid:pk>/end/", groups.group_end, name="group_end"),
    path("groups/<uuid:pk>/reopen/", groups.group_reopen, name="group_reopen"),
    path("groups/<uuid:pk>/members/add/", group_members.group_member_add, name="group_member_add"),
    path("groups/<uuid:pk>/places/add/", group_members.group_place_add, name="group_place_add"),
    path("groups/<uuid:pk>/meetings/add/", meetings.meeting_add, name="meeting_add"),
]
_MEMBERS = [
    path("group-members/<uuid:member>/fill/", group_members.group_place_fill, name="group_place_fill"),
    path("group-members/<uuid:member>/change/", group_members.group_member_change, name="group_member_change"),
    path("group-members/<uuid:member>/end/", group_members.group_member_end, name="group_member_end"),
]
_MEETINGS = [
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:pk>/change/", meetings.meeting_change, name="meeting_change"),
    path("meetings/<uuid:pk>/cancel/", meetings.meeting_cancel, name="meeting_cancel"),
    path("meetings/<uuid:pk>/minutes/", meetings.meeting_minutes, name="meeting_minutes"),
    path("meetings/<uuid:pk>/attendance/", meetings.attendance, name="attendance"),
]

urlpatterns = [*_GROUPS, *_MEMBERS, *_MEETINGS]
