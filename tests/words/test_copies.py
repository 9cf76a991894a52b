"""Who gets a copy stands under the signatures, in the dative."""

from collections.abc import Callable

from tests.documents import lines, plain

Render = Callable[..., bytes]


def printed(data: bytes) -> list[str]:
    return [plain(text) for _number, text in lines(data)]


def test_each_copy_has_a_line_after_the_signatures(render: Render) -> None:
    data = render(
        copy_to=["prosecutor-general", {"ru": "Министр труда Иркутской области"}, "Аким области"]
    )
    found = printed(data)
    at = found.index("А. Перуашев")
    assert found[at + 1 :] == [
        "Копия: Генеральному Прокурору Республики Казахстан",
        "Копия: Министру труда Иркутской области",
        "Копия: Акиму области",
    ]


def test_a_person_who_gets_a_copy_is_named(render: Render) -> None:
    person = {"post": "minister-health", "surname": "Альназарова", "given": "Акмарал"}
    data = render(copy_to=[{**person, "gender": "feminine"}])
    assert printed(data)[-1] == (
        "Копия: Министру здравоохранения Республики Казахстан Альназаровой А."
    )


def test_a_kazakh_copy_is_in_the_dative(render: Render) -> None:
    data = render(
        languages=["kk"],
        request="сұрайды",
        demands=["шара қабылдауды"],
        copy_to=["prosecutor-general"],
    )
    assert printed(data)[-1] == "Көшірмесі: Қазақстан Республикасының Бас Прокурорына"
