"""The addresses of people and what they know, and of one's own record."""

from typing import Any

from django.urls import path

from oneworkforce.partnership.web import credentials_due, held, own_record, people

_ON_A_RECORD = [
    route
    for noun in held.KINDS
    for route in (
        path(f"people/<uuid:person>/{noun}s/add/", held.add, {"noun": noun}, name=f"{noun}_add"),
        path(f"people/{noun}s/<uuid:item>/", held.change, {"noun": noun}, name=f"{noun}_change"),
        path(f"people/{noun}s/<uuid:item>/remove/", held.remove, {"noun": noun}, name=f"{noun}_remove"),
        path(f"people/{noun}s/<uuid:item>/confirm/", held.confirm, {"noun": noun}, name=f"{noun}_confirm"),
    )
]

urlpatterns: list[Any] = [
    path("people/", people.people, name="people"),
    path("people/export/", people.export, name="people_export"),
    path("people/due/", credentials_due.credentials_due, name="credentials_due"),
    path("people/due/export/", credentials_due.export, name="credentials_due_export"),
    path("people/add/", people.add, name="person_add"),
    path("people/<uuid:person>/", people.person, name="person"),
    path("people/<uuid:person>/change/", people.change, name="person_change"),
    path("people/<uuid:person>/confirm/", people.confirm, name="person_confirm"),
    path("people/<uuid:person>/nothing-listed/<slug:part>/", people.answer, name="person_answer"),
    *_ON_A_RECORD,
    path("account/", own_record.account, name="account"),
    path("account/sharing/", own_record.sharing, name="account_sharing"),
]
