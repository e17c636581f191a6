"""Which passwords are refused, all of it offline: too short, known from breaches, or easy to guess for this person.

The guess is zxcvbn's, told the person's e-mail address and names, so that "alice-arden-2026" is weak for Alice.
"""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 200
"""More is no safer, and hashing it would cost the server time that a stranger chooses."""
READ = 72
"""The most letters that zxcvbn looks at; it refuses more."""
ENOUGH = 3
"""zxcvbn's score from 0 to 4: from here on, guessing takes longer than anybody tries (10**8 guesses)."""

TOO_SHORT = f"Use {SHORTEST} characters or more. Three or four words that have nothing to do with each other are good."
TOO_LONG = f"Use {LONGEST} characters or fewer."
BREACHED = "This password is on a list of stolen passwords, which is what attackers try first. Choose another."
GUESSED = "This password is too easy to guess. Add another word or two that have nothing to do with you."
ADVICE = (
    f"At least {SHORTEST} characters. Three or four words that have nothing to do with each other, or with you, are "
    "easy to keep in mind and hard to guess."
)


class Length:
    """Neither too short nor endless."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002  Django's signature
        """Refuse fewer than SHORTEST and more than LONGEST characters."""
        if len(password) < SHORTEST:
            raise ValidationError(TOO_SHORT, code="too_short")
        if len(password) > LONGEST:
            raise ValidationError(TOO_LONG, code="too_long")

    def get_help_text(self) -> str:
        """Say what a good one is."""
        return ADVICE


class Unbreached(CommonPasswordValidator):
    """Not among the 20,000 passwords most often found in breaches (Django's own list, in the package)."""

    def get_error_message(self) -> str:
        """Say why it is refused."""
        return BREACHED


class Unguessable:
    """Hard to guess for somebody who knows this person."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a score under ENOUGH, with and without what is known of them.

        `user` may carry `known_as`: the names the person goes by.
        """
        words = about(user)
        if min(score(password, words), score(without(password, words), words)) < ENOUGH:
            raise ValidationError(GUESSED, code="guessable")

    def get_help_text(self) -> str:
        """Nothing beyond what the length says."""
        return ""


def score(password: str, words: list[str]) -> int:
    """Return zxcvbn's score, 0 to 4, of `password` for a person whom `words` describe."""
    if not password:
        return 0
    found: dict[str, Any] = zxcvbn(password[:READ], user_inputs=words)
    return int(found["score"])


def without(password: str, words: list[str]) -> str:
    """Return `password` without the words that stand for its person: they are no secret, whatever joins them."""
    left = password.lower()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left


def about(user: object) -> list[str]:
    """Return the words an attacker knows of a user: address, names, and each part of them."""
    whole = [str(getattr(user, "email", "") or ""), *map(str, getattr(user, "known_as", ()))]
    parts = [part for text in whole for part in re.split(r"\W+", text) if len(part) > 2]  # noqa: PLR2004  initials match too much
    return list(dict.fromkeys(word.lower() for word in [*whole, *parts] if word))
