"""The ids of the posts whose names the letter's catalogs hold."""

from drafter.wording.phrases import mark

POSTS = (mark("post", "prime-minister"),)
