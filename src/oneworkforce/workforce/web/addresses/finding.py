"""The addresses of searching, and of enquiries about somebody found."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import enquiries, finding

urlpatterns: list[Any] = [
    path("workforce/find/", finding.find, name="find"),
    path("workforce/find/ask/<slug:secret>/", finding.ask, name="find_ask"),
    path("workforce/enquiries/", enquiries.enquiries, name="enquiries"),
    path("workforce/enquiries/export/", enquiries.export, name="enquiries_export"),
    path("workforce/enquiries/<uuid:enquiry>/", enquiries.enquiry, name="enquiry"),
    path("workforce/enquiries/<uuid:enquiry>/answer/", enquiries.answer, name="enquiry_answer"),
    path("workforce/enquiries/<uuid:enquiry>/forward/", enquiries.forward, name="enquiry_forward"),
    path("workforce/enquiries/<uuid:enquiry>/reply/", enquiries.reply, name="enquiry_reply"),
]
