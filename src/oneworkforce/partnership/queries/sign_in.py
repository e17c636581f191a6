"""How a user signs in: what stands on the page where they keep it."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from oneworkforce.ground.models import User


@dataclass(frozen=True, slots=True)
class SignIn:
    """Counts and yes-or-no; `codes_left` None where no recovery codes were made."""

    email: str
    password: bool
    authenticator: bool
    passkeys: int
    codes_left: int | None
    sessions: int


def of(user: User) -> SignIn:
    """Return how `user` signs in. Two queries."""
    factors = list(Authenticator.objects.filter(user=user))
    codes = next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return SignIn(
        email=user.email,
        password=user.has_usable_password(),
        authenticator=any(one.type == Authenticator.Type.TOTP for one in factors),
        passkeys=sum(one.type == Authenticator.Type.WEBAUTHN for one in factors),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
        sessions=UserSession.objects.filter(user=user).count(),
    )
