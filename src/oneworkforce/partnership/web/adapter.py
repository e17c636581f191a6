"""How django-allauth behaves here: nobody signs up, letters go through the outbox, lock-outs are told, in our words."""

import uuid
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from oneworkforce.ground.models import User
from oneworkforce.partnership.commands import sign_ins
from oneworkforce.partnership.queries import memberships
from oneworkforce.partnership.web import letters, sign_in_words

TOLD_FOR = 5 * 60
"""Seconds during which one lock-out is one event, however often somebody tries on."""


class AccountAdapter(DefaultAccountAdapter):
    """Our answers to allauth's questions."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **sign_in_words.ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Nobody signs up: people are invited."""
        return False

    def add_message(  # noqa: PLR0917  allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002  as above
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        said = message or sign_in_words.MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def clean_password(self, password: str, user: Any = None) -> str:
        """Judge a new password, knowing by which names the user goes."""
        if user is not None and user.pk:
            user.known_as = memberships.names_of(user=user.pk)
        return super().clean_password(password, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter in the outbox of the user's first partnership; who has none gets none, and nobody is told."""
        user = User.objects.filter(email=email.lower(), is_active=True).first()
        reset = letters.absolute_path(context["password_reset_url"]) if "password_reset_url" in context else ""
        letter = sign_in_words.letter(template_prefix, context, reset_url=reset)
        if user is None or letter is None:
            return
        subject, text = letter
        key = f"{template_prefix}:{uuid.uuid4()}"
        sign_ins.write(user=user.pk, key=key, subject=subject, text=text, now=timezone.now())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse after too many wrong passwords; tell the partnerships of a user who is known, once a lock-out."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            user = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
            if user is not None and cache.add(f"locked-out:{user.pk}", True, TOLD_FOR):  # noqa: FBT003  a cache's value
                sign_ins.tell(user=user.pk, verb="locked out", now=timezone.now())
            raise

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  allauth's signature
        """Go back to where a person keeps their sign-in."""
        return reverse("account_security")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address limits count by; behind a server that hides it (a socket), all share one."""
        if not settings.ALLAUTH_TRUSTED_PROXY_COUNT and not request.META.get("REMOTE_ADDR"):
            return "127.0.0.1"
        return super().get_client_ip(request)
