"""The addresses of invitations, grants of roles, cover, leavers, and of choosing a partnership."""

from django.urls import path

from oneworkforce.partnership.web import (
    account,
    covers,
    grants,
    invitation_lists,
    invitations,
    joining,
    members,
    tokens,
)

urlpatterns = [
    path("members/", members.members, name="members"),
    path("members/export/", members.export, name="members_export"),
    path("members/<uuid:member>/", members.member, name="member"),
    path("members/<uuid:member>/give/", grants.give, name="grant_give"),
    path("members/<uuid:member>/cover/", covers.add, name="cover_add"),
    path("members/<uuid:member>/switch-off/", members.switch_off, name="member_switch_off"),
    path("roles/<uuid:grant>/end/", grants.end, name="grant_end"),
    path("cover/<uuid:cover>/end/", covers.end, name="cover_end"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/export/", invitations.export, name="invitations_export"),
    path("invitations/new/", invitations.invite, name="invite"),
    path("invitations/list/", invitation_lists.invite_list, name="invite_list"),
    path("invitations/<uuid:invitation>/", invitations.invitation, name="invitation"),
    path("invitations/<uuid:invitation>/withdraw/", invitations.withdraw, name="invitation_withdraw"),
    path("invitations/<uuid:invitation>/again/", invitations.again, name="invitation_again"),
    path("invitation/<str:secret>/", joining.accept, name="invitation_accept"),
    path("choose/", account.choose, name="choose_partnership"),
    path("account/security/", account.security, name="account_security"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/new/", tokens.token_add, name="token_add"),
    path("account/tokens/<uuid:token>/end/", tokens.token_end, name="token_end"),
]
