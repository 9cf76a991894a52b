"""The draft of an e-mail, read by Python's own parser of messages."""

import email
import email.policy

from hypothesis import given
from hypothesis import strategies as st

from drafter.office.mailing import draft

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=120)
NAMES = TEXT.filter(lambda text: text.strip() == text and text != "")


@given(subject=TEXT, name=NAMES, data=st.binary(max_size=200))
def test_subject_name_and_letter_come_out_as_they_went_in(
    subject: str, name: str, data: bytes
) -> None:
    message = email.message_from_bytes(
        draft(subject, [(f"{name}.docx", data)]), policy=email.policy.default
    )
    (attached,) = message.iter_attachments()
    assert attached.get_content() == data
    assert attached.get_filename() == f"{name}.docx"
    assert message["Subject"].split() == subject.split()


def test_it_is_not_sent_yet_and_goes_to_nobody() -> None:
    message = email.message_from_bytes(draft("О дорогах", []), policy=email.policy.default)
    assert (message["X-Unsent"], message["To"], message["From"]) == ("1", "", None)


def test_a_subject_of_several_lines_adds_no_header() -> None:
    message = email.message_from_bytes(
        draft("О дорогах\r\nBcc: a@b.kz", []), policy=email.policy.default
    )
    assert message["Bcc"] is None
    assert message["Subject"] == "О дорогах Bcc: a@b.kz"
