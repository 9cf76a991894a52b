"""The parts of a letter: which text is its addressee, its request, a demand, a signature."""

from dataclasses import dataclass, field

from drafter.docx.document import Grid, Seen


@dataclass(slots=True)
class Parts:
    """What a letter consists of; `ours` tells that drafter made it."""

    ours: bool = False
    registration: list[str] = field(default_factory=list)
    post: str = ""
    name: str = ""
    title: str = ""
    subject: str = ""
    salutation: str = ""
    body: list[Seen | Grid] = field(default_factory=list)
    request: str = ""
    demands: list[str] = field(default_factory=list)
    appendix: str = ""
    label: str = ""
    signatories: list[tuple[str, str]] = field(default_factory=list)
    """The post, which may be empty, and the name of each."""
    executor: str = ""
    doubts: dict[str, list[str]] = field(default_factory=dict)
    """What is not sure, by the key of the part."""

    def doubt(self, key: str, what: str) -> None:
        """Note that a part is not sure."""
        if what not in self.doubts.setdefault(key, []):
            self.doubts[key].append(what)
