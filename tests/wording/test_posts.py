"""The posts of the catalog: complete in every language, declined with certainty in Russian."""

import pytest

from drafter import Workspace
from drafter.grammar import Case, Forms, Part, decline
from drafter.wording.phrases import phrases, post_ids
from tests.grammar.accuracy_russian import rows

CASES = (
    *(Case.NOMINATIVE, Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL),
    Case.PREPOSITIONAL,
)
POSTS = {post: forms for post, *forms in rows("posts_catalog")}
LOCALES = tuple(Workspace().locales)


def test_the_list_is_that_of_the_catalog() -> None:
    assert set(POSTS) == set(post_ids(LOCALES))


@pytest.mark.parametrize("post", POSTS)
def test_a_post_has_a_name_in_each_language(post: str) -> None:
    names = {language: phrases(language, LOCALES).phrase("post", post) for language in ("ru", "kk")}
    assert names["ru"] == POSTS[post][0]
    assert names["kk"].endswith(("і", "ы", "уәкіл"))


@pytest.mark.parametrize("post", POSTS)
def test_a_post_is_declined_with_certainty(post: str) -> None:
    for case, expected in zip(CASES, POSTS[post], strict=True):
        form = decline(Forms(POSTS[post][0]), case, Part.POST, "ru")
        assert (form.text, form.sure) == (expected, True)


@pytest.mark.parametrize("post", POSTS)
def test_the_kazakh_dative_follows_the_possessive(post: str) -> None:
    # After a third-person possessive -на, -не; «уәкіл» has none.
    name = phrases("kk", LOCALES).phrase("post", post)
    form = decline(Forms(name), Case.DATIVE, Part.POST, "kk")
    suffix = "ге" if name.endswith("уәкіл") else "не" if name.endswith("і") else "на"
    assert (form.text, form.sure) == (name + suffix, True)
