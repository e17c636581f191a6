"""Who can sign in: an e-mail address and nothing else. What they are in a partnership is a membership there."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from oneworkforce.ground.prepared import prepared


class Users(BaseUserManager["User"]):
    """Makes users; addresses are kept in lower case, so that two spellings are one person."""

    def create_user(self, email: str, password: str | None = None) -> "User":
        """Return a new user; without a password none opens the door until one is chosen."""
        user = self.model(email=email.strip().lower())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get(self, *args: Any, **kwargs: Any) -> "User":
        """Return one user; by id alone, as each request of theirs asks, by a prepared query."""
        if args or set(kwargs) != {"pk"} or not isinstance(kwargs["pk"], uuid.UUID):
            return super().get(*args, **kwargs)
        for row in _users(pk=kwargs["pk"]):
            return row
        raise self.model.DoesNotExist

    def get_by_natural_key(self, email: str | None) -> "User":
        """Return the user with this address, however it is spelt."""
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser):
    """A human who signs in, perhaps in several partnerships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """One user an address."""

        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_user_an_address")]


@prepared
def _users(*, pk: uuid.UUID) -> models.QuerySet[User]:
    return User._base_manager.filter(pk=pk)
