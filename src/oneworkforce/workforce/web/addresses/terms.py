"""The addresses of pay and conditions, of questions about them, and of secondments."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import (
    hr_questions,
    secondment_steps,
    secondments,
    terms_groups,
    terms_rules,
    terms_side_by_side,
)

_TERMS = "workforce/terms/"
_QUESTIONS = "workforce/terms/questions/"
_SECONDMENTS = "workforce/secondments/"

urlpatterns: list[Any] = [
    path(_TERMS, terms_groups.terms_groups, name="terms_groups"),
    path(f"{_TERMS}export/", terms_groups.terms_groups_export, name="terms_groups_export"),
    path(f"{_TERMS}add/", terms_groups.terms_group_add, name="terms_group_add"),
    path(f"{_TERMS}groups/<uuid:pk>/", terms_groups.terms_group, name="terms_group"),
    path(f"{_TERMS}groups/<uuid:pk>/change/", terms_groups.terms_group_change, name="terms_group_change"),
    path(f"{_TERMS}groups/<uuid:pk>/versions/add/", terms_groups.terms_begin, name="terms_begin"),
    path(f"{_TERMS}groups/<uuid:pk>/posts/add/", terms_rules.terms_rule_add, name="terms_rule_add"),
    path(f"{_TERMS}rules/<uuid:pk>/remove/", terms_rules.terms_rule_remove, name="terms_rule_remove"),
    path(f"{_TERMS}posts/<uuid:pk>/", terms_rules.terms_of_post, name="terms_of_post"),
    path(f"{_TERMS}versions/<uuid:pk>/confirm/", terms_groups.terms_confirm, name="terms_confirm"),
    path(f"{_TERMS}versions/<uuid:pk>/<slug:condition>/", terms_groups.terms_say, name="terms_say"),
    path(f"{_TERMS}teams/", terms_side_by_side.terms_teams, name="terms_teams"),
    path(f"{_TERMS}teams/export/", terms_side_by_side.terms_teams_export, name="terms_teams_export"),
    path(f"{_TERMS}teams/<uuid:pk>/", terms_side_by_side.terms_team, name="terms_team"),
    path(f"{_TERMS}teams/<uuid:pk>/export/", terms_side_by_side.terms_team_export, name="terms_team_export"),
    path(f"{_TERMS}compare/", terms_side_by_side.terms_compare, name="terms_compare"),
    path(f"{_TERMS}compare/export/", terms_side_by_side.terms_compare_export, name="terms_compare_export"),
    path(_QUESTIONS, hr_questions.hr_questions, name="hr_questions"),
    path(f"{_QUESTIONS}export/", hr_questions.hr_questions_export, name="hr_questions_export"),
    path(f"{_QUESTIONS}ask/", hr_questions.hr_question_ask, name="hr_question_ask"),
    path(f"{_QUESTIONS}<uuid:pk>/", hr_questions.hr_question, name="hr_question"),
    path(f"{_QUESTIONS}<uuid:pk>/answer/", hr_questions.hr_question_answer, name="hr_question_answer"),
    path(f"{_QUESTIONS}<uuid:pk>/publish/", hr_questions.hr_question_publish, name="hr_question_publish"),
    path(f"{_QUESTIONS}<uuid:pk>/withdraw/", hr_questions.hr_question_withdraw, name="hr_question_withdraw"),
    path(_SECONDMENTS, secondments.secondments, name="secondments"),
    path(f"{_SECONDMENTS}export/", secondments.secondments_export, name="secondments_export"),
    path(f"{_SECONDMENTS}propose/", secondments.secondment_propose, name="secondment_propose"),
    path(f"{_SECONDMENTS}<uuid:pk>/", secondments.secondment, name="secondment"),
    path(f"{_SECONDMENTS}<uuid:pk>/agree/<slug:party>/", secondment_steps.secondment_agree, name="secondment_agree"),
    path(f"{_SECONDMENTS}<uuid:pk>/record/", secondment_steps.secondment_record, name="secondment_record"),
    path(f"{_SECONDMENTS}<uuid:pk>/decline/", secondment_steps.secondment_decline, name="secondment_decline"),
    path(f"{_SECONDMENTS}<uuid:pk>/withdraw/", secondment_steps.secondment_withdraw, name="secondment_withdraw"),
    path(f"{_SECONDMENTS}<uuid:pk>/arrange/", secondment_steps.secondment_arrange, name="secondment_arrange"),
    path(f"{_SECONDMENTS}<uuid:pk>/extend/", secondment_steps.secondment_extend, name="secondment_extend"),
    path(f"{_SECONDMENTS}<uuid:pk>/end/", secondment_steps.secondment_end, name="secondment_end"),
]
