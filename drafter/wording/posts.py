"""The ids of the posts whose names and case forms the letter's catalogs hold."""

from drafter.wording.phrases import mark

POSTS = (mark("post", "prime-minister"),)
DATIVES = (mark("post, dative", "prime-minister"),)
