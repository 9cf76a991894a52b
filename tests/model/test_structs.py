"""Structs: values under declared names."""

import pickle
from types import MappingProxyType

import pytest

from drafter import Drafter, load
from drafter.model.inquiry import Addressee, Author, Inquiry, Signatory
from drafter.model.letter import Break, Note, Run
from drafter.model.origin import Origin, origin_of, with_origin
from drafter.model.shapes import Line, Many, PerLanguage, keys
from drafter.model.source import Source
from drafter.model.structs import Struct
from tests.conftest import SAMPLES


class Point(Struct):
    """Something with a value that is needed, and one that is not."""

    x: int
    y: int = 0


def inquiry_of(number: str) -> Inquiry:
    """Return an inquiry with little more than a number."""
    to, author = Addressee(post="prime-minister"), Author(deputies=True)
    return Inquiry(addressee=to, author=author, body={}, signatories=(), number=number)


def test_values_are_given_in_their_order_or_by_their_names() -> None:
    point = Point(1, y=2)
    assert (point.x, point.y) == (1, 2)
    assert Point(x=1).y == 0


@pytest.mark.parametrize(
    ("facts", "wrong"), [({}, "x"), ({"x": 1, "z": 2}, "z"), ({"y": 1, "z": 2}, "x, z")]
)
def test_a_wrong_or_missing_name_is_named(facts: dict[str, int], wrong: str) -> None:
    with pytest.raises(TypeError, match=f"^Point: {wrong}$"):
        Point(**facts)


def test_too_many_values_are_refused() -> None:
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_a_value_given_twice_is_refused() -> None:
    with pytest.raises(TypeError):
        Point(1, x=1)  # type: ignore[misc]


def test_structs_of_one_class_with_the_same_values_are_equal() -> None:
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 0)
    assert Break() == Break()
    assert Note([Run("а")]) != Note([Run("б")])
    assert Run("а") != Note([])


def test_a_struct_is_shown_with_its_values() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0)"


def test_other_values_give_another_struct() -> None:
    point = Point(1, 2)
    assert point.replaced(x=3) == Point(3, 2)
    assert point == Point(1, 2)
    assert Run("а", ("em",)).replaced(text="б") == Run("б", ("em",))
    assert PerLanguage(Line(), shared=True).replaced(shared=False).shared is False


def test_a_struct_survives_the_way_to_another_process() -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    back = pickle.loads(pickle.dumps(inquiry))
    assert back == inquiry
    assert origin_of(back).place("demands.0") == origin_of(inquiry).place("demands.0") is not None
    assert Drafter().render(back, "ru") == Drafter().render(inquiry, "ru")


def test_the_model_does_not_change() -> None:
    signatory = Signatory(post="deputy")
    with pytest.raises(AttributeError):
        signatory.post = "minister"  # type: ignore[misc]  # mypy knows it as well
    with pytest.raises(AttributeError):
        del signatory.post
    assert signatory.post == "deputy"
    assert isinstance(origin_of(inquiry_of("1")).row, MappingProxyType)


def test_the_values_of_the_model_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Signatory("deputy")  # type: ignore[arg-type, call-arg]


def test_where_an_inquiry_was_read_from_does_not_distinguish_it() -> None:
    inquiry = inquiry_of("1")
    other = with_origin(inquiry.replaced(), Origin(Source("", {}), letterhead="ak-zhol.docx"))
    assert inquiry == other
    assert inquiry != inquiry.replaced(number="2")


def test_a_model_knows_its_keys_in_their_order() -> None:
    names = list(keys(Inquiry))
    assert names[:3] == ["kind", "languages", "date"]
    assert "places" not in names
    assert keys(Inquiry)["addressee"].required
    assert not keys(Inquiry)["number"].required
    assert isinstance(keys(Inquiry)["demands"].shape, Many)
