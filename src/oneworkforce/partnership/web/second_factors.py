"""How allauth keeps second factors here: secrets encrypted in the table, and our name on the phone."""

import base64
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

from oneworkforce.partnership.web import sign_in_words


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticators are encrypted under a key derived from the site's, so that a stolen table is no key."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": sign_in_words.ERRORS["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Return `text` as it is stored."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was stored; a key that is being replaced (SECRET_KEY_FALLBACKS) still opens it."""
        return _keys().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  allauth's signature
        """Name a passkey by its number."""
        many = user.authenticator_set.filter(type=type).count() if user.pk else 0
        return f"Passkey {many + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Say who asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "OneWorkforce"}


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key: str | bytes) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"oneworkforce second factors").derive(force_bytes(key))
    return base64.urlsafe_b64encode(made)
