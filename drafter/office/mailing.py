"""A letter as the draft of an e-mail, which the user's own program opens and sends."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def draft(subject: str, attached: Sequence[tuple[str, bytes]]) -> bytes:
    """Return an e-mail that is not sent yet, with Word files attached by their names.

    To whom it goes is left to the user.  `X-Unsent` lets Outlook open it for writing; names in
    other letters than those of ASCII stand as RFC 2231 has them.
    """
    message = EmailMessage(SMTP)
    message["X-Unsent"] = "1"
    message["To"] = ""
    message["Subject"] = " ".join(subject.split())
    message.set_content("")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype=_WORD, filename=name)
    return message.as_bytes()
