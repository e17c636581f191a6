"""Envelope encryption and the ring of master keys."""

from base64 import b64encode, urlsafe_b64encode
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.ground import envelope, master_keys
from oneworkforce.ground.envelope import Damaged
from oneworkforce.lib.faults import Refused

KEYS = st.binary(min_size=32, max_size=32)
TEXTS = st.binary(max_size=2_000)


@given(text=TEXTS, key=KEYS, document=st.uuids())
def test_what_is_encrypted_is_decrypted(text: bytes, key: bytes, document: UUID) -> None:
    sealed = envelope.encrypt(text, key, document=document)
    assert envelope.decrypt(sealed, key, document=document) == text
    assert len(sealed) == len(text) + 28
    assert len(text) < 8 or text not in sealed


@given(text=TEXTS, key=KEYS, document=st.uuids(), at=st.integers(0), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_noticed(text: bytes, key: bytes, document: UUID, at: int, bit: int) -> None:
    sealed = bytearray(envelope.encrypt(text, key, document=document))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(Damaged):
        envelope.decrypt(bytes(sealed), key, document=document)


@given(text=TEXTS, key=KEYS, length=st.integers(0, 40))
def test_a_shortened_text_is_noticed(text: bytes, key: bytes, length: int) -> None:
    document = uuid4()
    sealed = envelope.encrypt(text, key, document=document)
    with pytest.raises(Damaged):
        envelope.decrypt(sealed[: min(length, len(sealed) - 1)], key, document=document)


@given(text=TEXTS, key=KEYS, ours=st.uuids(), other=st.uuids())
def test_a_text_moved_to_another_document_does_not_open(text: bytes, key: bytes, ours: UUID, other: UUID) -> None:
    sealed = envelope.encrypt(text, key, document=ours)
    if ours != other:
        with pytest.raises(Damaged):
            envelope.decrypt(sealed, key, document=other)


@given(
    key=KEYS,
    master=KEYS,
    number=st.integers(1, 9_999),
    place=st.sampled_from(["document", "subject", "number", "master"]),
)
def test_a_wrapped_key_opens_in_its_own_place_only(key: bytes, master: bytes, number: int, place: str) -> None:
    document, subject = uuid4(), uuid4()
    wrapped = envelope.wrap(key, master, document=document, subject=subject, number=number)
    assert envelope.unwrap(wrapped, master, document=document, subject=subject, number=number) == key
    if place == "document":
        document = uuid4()
    elif place == "subject":
        subject = uuid4()
    elif place == "number":
        number += 1
    else:
        master = bytes(byte ^ 255 for byte in master)
    with pytest.raises(Damaged):
        envelope.unwrap(wrapped, master, document=document, subject=subject, number=number)


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    key, document = envelope.new_key(), uuid4()
    assert len({envelope.encrypt(b"same", key, document=document) for _ in range(50)}) == 50


@given(keys=st.dictionaries(st.integers(1, 9_999), KEYS, min_size=1, max_size=4), safe=st.booleans())
def test_a_ring_is_read_in_either_alphabet_and_the_highest_number_wraps(keys: dict[int, bytes], safe: bool) -> None:
    encode = urlsafe_b64encode if safe else b64encode
    ring = master_keys.parse(", ".join(f"{number}:{encode(key).decode()}" for number, key in keys.items()))
    assert dict(ring.keys) == keys
    assert ring.newest == max(keys)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "entry 1: It has no number, a colon and a key."),
        ("nonsense", "It has no number, a colon and a key."),
        ("x:" + "A" * 44, "It has no number, a colon and a key."),
        ("0:" + "A" * 44, "It has no number, a colon and a key."),
        ("1:A", "The key is not base64."),
        ("1:AAAA", "The key has 3 bytes, not 32."),
        ("1:" + "A" * 43 + "=," + "1:" + "B" * 43 + "=", "entry 2: Number 1 stands there twice."),
    ],
)
def test_a_bad_ring_is_refused_in_a_sentence_without_its_keys(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        master_keys.parse(text)
    assert sentence in str(refused.value)
    assert "AAAA" not in str(refused.value)


def test_a_printed_ring_shows_no_key() -> None:
    ring = master_keys.parse("1:" + urlsafe_b64encode(b"k" * 32).decode())
    assert "kkk" not in repr(ring)
