"""The addresses of the questionnaire, for whoever holds a link, and of closing a round."""

from django.urls import path

from oneworkforce.assess.web import answering, closings

urlpatterns = [
    path("answer/<uuid:partnership>/", answering.answer_code, name="answer_code"),
    path("answer/<uuid:partnership>/thanks/", answering.answer_thanks, name="answer_thanks"),
    path("answer/<uuid:partnership>/open/<str:token>/", answering.answer_open, name="answer_open"),
    path("answer/<uuid:partnership>/<str:token>/", answering.answer, name="answer"),
    path("answer/<uuid:partnership>/<str:token>/<int:page>/", answering.answer_page, name="answer_page"),
    path("answer/<uuid:partnership>/<str:token>/check/", answering.answer_check, name="answer_check"),
    path("answer/<uuid:partnership>/<str:token>/later/", answering.answer_later, name="answer_later"),
    path("results/<uuid:pk>/close/", closings.round_close, name="round_close"),
]
