"""Every part of the site in the navigation has its sentence for the card on the home page."""

from oneworkforce.site.navigation import SENTENCES, WAYS


def test_every_way_but_home_says_what_is_there() -> None:
    silent = [route for _, route, _ in WAYS if route != "home" and not SENTENCES.get(route)]
    assert silent == []
    assert WAYS[0][1] == "home"


def test_a_sentence_is_one_and_counts_nothing() -> None:
    for sentence in SENTENCES.values():
        assert sentence == "" or sentence.endswith(".")
        assert not any(letter.isdigit() for letter in sentence)
