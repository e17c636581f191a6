"""The addresses of organisations, teams, link persons, localities and groupings."""

from django.urls import path

from oneworkforce.partnership.web import groupings, link_persons, localities, locality_pages, organisations, teams

_ORGANISATIONS = [
    path("organisations/", organisations.organisations_list, name="organisations"),
    path("organisations/export/", organisations.organisations_export, name="organisations_export"),
    path("organisations/without-link/", organisations.without_link, name="organisations_without_link"),
    path(
        "organisations/without-link/export/",
        organisations.without_link_export,
        name="organisations_without_link_export",
    ),
    path("organisations/add/", organisations.organisation_add, name="organisation_add"),
    path("organisations/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:pk>/change/", organisations.organisation_change, name="organisation_change"),
    path("organisations/<uuid:pk>/end/", organisations.organisation_end, name="organisation_end"),
    path("organisations/<uuid:pk>/reopen/", organisations.organisation_reopen, name="organisation_reopen"),
    path("organisations/<uuid:pk>/links/<slug:purpose>/", link_persons.organisation_link, name="organisation_link"),
    path("organisations/<uuid:pk>/teams/add/", teams.team_add, name="team_add"),
]
_TEAMS = [
    path("teams/<uuid:pk>/", teams.team, name="team"),
    path("teams/<uuid:pk>/change/", teams.team_change, name="team_change"),
    path("teams/<uuid:pk>/remove/", teams.team_remove, name="team_remove"),
    path("teams/<uuid:pk>/lead/", teams.team_lead, name="team_lead"),
    path("teams/<uuid:pk>/members/add/", teams.team_member_add, name="team_member_add"),
    path("teams/<uuid:pk>/members/<uuid:person>/remove/", teams.team_member_remove, name="team_member_remove"),
]
_LOCALITIES = [
    path("localities/", localities.localities_tree, name="localities"),
    path("localities/add/", localities.locality_add, name="locality_add"),
    path("localities/<uuid:pk>/", localities.locality, name="locality"),
    path("localities/<uuid:pk>/change/", localities.locality_change, name="locality_change"),
    path("localities/<uuid:pk>/remove/", localities.locality_remove, name="locality_remove"),
    path("localities/<uuid:pk>/ground-rules/", locality_pages.locality_ground_rules, name="locality_ground_rules"),
    path("localities/<uuid:pk>/agencies/add/", locality_pages.locality_agency_add, name="locality_agency_add"),
    path(
        "localities/<uuid:pk>/agencies/<uuid:organisation>/remove/",
        locality_pages.locality_agency_remove,
        name="locality_agency_remove",
    ),
    path("localities/<uuid:pk>/contacts/add/", locality_pages.locality_contact_add, name="locality_contact_add"),
    path(
        "localities/<uuid:pk>/contacts/<uuid:contact>/remove/",
        locality_pages.locality_contact_remove,
        name="locality_contact_remove",
    ),
]
_GROUPINGS = [
    path("groupings/", groupings.groupings_list, name="groupings"),
    path("groupings/add/", groupings.grouping_add, name="grouping_add"),
    path("groupings/<uuid:pk>/", groupings.grouping, name="grouping"),
    path("groupings/<uuid:pk>/change/", groupings.grouping_change, name="grouping_change"),
    path("groupings/<uuid:pk>/remove/", groupings.grouping_remove, name="grouping_remove"),
]

urlpatterns = [*_ORGANISATIONS, *_TEAMS, *_LOCALITIES, *_GROUPINGS]
