"""The ids of the posts whose names the letter's catalogs hold.

Governments change: these are the posts of the autumn of 2026, as far as acts and the press show.
"""

import datetime
from pathlib import Path
from typing import NamedTuple

from drafter.wording.phrases import mark, post_ids

POSTS = (
    mark("post", "prime-minister"),
    mark("post", "prosecutor-general"),
    mark("post", "minister-national-economy"),
    mark("post", "minister-emergencies"),
    mark("post", "minister-health"),
    mark("post", "minister-science"),
    mark("post", "minister-industry"),
    mark("post", "minister-culture"),
    mark("post", "minister-water"),
    mark("post", "first-deputy-prime-minister"),
    mark("post", "deputy-prime-minister"),
    mark("post", "minister-agriculture"),
    mark("post", "minister-artificial-intelligence"),
    mark("post", "minister-defence"),
    mark("post", "minister-ecology"),
    mark("post", "minister-education"),
    mark("post", "minister-energy"),
    mark("post", "minister-finance"),
    mark("post", "minister-foreign-affairs"),
    mark("post", "minister-internal-affairs"),
    mark("post", "minister-justice"),
    mark("post", "minister-labour"),
    mark("post", "minister-tourism"),
    mark("post", "minister-transport"),
    mark("post", "vice-president"),
    mark("post", "head-presidential-administration"),
    mark("post", "chairman-national-bank"),
    mark("post", "chairman-national-security-committee"),
    mark("post", "chairman-central-election-commission"),
    mark("post", "chairman-supreme-audit-chamber"),
    mark("post", "chairman-supreme-court"),
    mark("post", "chairman-supreme-judicial-council"),
    mark("post", "chairman-constitutional-court"),
    mark("post", "human-rights-commissioner"),
    mark("post", "chairman-agency-civil-service"),
    mark("post", "akim-abai-region"),
    mark("post", "akim-akmola-region"),
    mark("post", "akim-almaty-region"),
    mark("post", "akim-atyrau-region"),
    mark("post", "akim-west-kazakhstan-region"),
    mark("post", "akim-zhambyl-region"),
    mark("post", "akim-zhetisu-region"),
    mark("post", "akim-karaganda-region"),
    mark("post", "akim-kostanay-region"),
    mark("post", "akim-kyzylorda-region"),
    mark("post", "akim-mangystau-region"),
    mark("post", "akim-pavlodar-region"),
    mark("post", "akim-north-kazakhstan-region"),
    mark("post", "akim-turkistan-region"),
    mark("post", "akim-ulytau-region"),
    mark("post", "akim-east-kazakhstan-region"),
    mark("post", "akim-astana"),
    mark("post", "akim-shymkent"),
)
"""Posts whose names were seen in both languages in acts or in the press."""

UNCONFIRMED = (
    mark("post", "deputy-prime-minister-artificial-intelligence"),
    mark("post", "deputy-prime-minister-culture"),
    mark("post", "deputy-prime-minister-head-government-office"),
    mark("post", "deputy-prime-minister-national-economy"),
    mark("post", "chairman-kurultai"),
    mark("post", "chairman-peoples-council"),
    mark("post", "manager-presidential-affairs"),
    mark("post", "chairman-maslikhat"),
    mark("post", "secretary-maslikhat"),
    mark("post", "minister-trade"),
    mark("post", "chairman-agency-strategic-planning"),
    mark("post", "chairman-agency-financial-market"),
    mark("post", "chairman-agency-competition"),
    mark("post", "chairman-agency-financial-monitoring"),
    mark("post", "chairman-agency-atomic-energy"),
    mark("post", "akim-aktobe-region"),
    mark("post", "akim-almaty"),
)
"""Posts of which one of the two names was not found in an official text."""


class Term(NamedTuple):
    """The first and the last day on which there is a post; None: as long as anybody asks."""

    from_: datetime.date | None = None
    until: datetime.date | None = None

    def includes(self, day: datetime.date) -> bool:
        """Tell whether there is the post on a day."""
        return (self.from_ or day) <= day <= (self.until or day)


_MINISTRY_OF_AI = Term(from_=datetime.date(2025, 9, 18))
"""The ministry was made by the decree of this day."""

_NEW_CONSTITUTION = Term(from_=datetime.date(2026, 7, 1))
"""The Constitution that made these posts is in force from this day."""

TERMS = {
    "minister-artificial-intelligence": _MINISTRY_OF_AI,
    "deputy-prime-minister-artificial-intelligence": _MINISTRY_OF_AI,
    "deputy-prime-minister-head-government-office": Term(from_=datetime.date(2023, 1, 4)),
    "vice-president": _NEW_CONSTITUTION,
    "chairman-kurultai": _NEW_CONSTITUTION,
    "chairman-peoples-council": _NEW_CONSTITUTION,
    "chairman-maslikhat": Term(from_=datetime.date(2023, 1, 1)),
    "secretary-maslikhat": Term(until=datetime.date(2022, 12, 31)),
}
"""The posts that have not always been there, as far as acts and the press show."""


def known_posts(folders: tuple[Path, ...]) -> list[str]:
    """Return the ids of the posts in the catalogs of these folders, those most written to first."""
    ids = post_ids(folders)
    return list(dict.fromkeys([*(post for post in POSTS if post in ids), *ids]))
