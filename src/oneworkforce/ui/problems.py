"""A refusal as a program gets it: the status, and a sentence."""

from django.http import JsonResponse
from ninja import Field, Schema


class Problem(Schema):
    """Why there is no answer."""

    detail: str = Field(description="What is wrong and what to do, in a sentence for a person.")


REFUSALS = frozenset({401, 403, 404, 422, 429})
"""Of every question: no token, a token that may not, no such thing, a value that cannot be used, too many questions."""


def answer(status: int, sentence: str) -> JsonResponse:
    """Return a refusal."""
    return JsonResponse({"detail": sentence}, status=status)
