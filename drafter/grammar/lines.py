"""Posts that were typed in several lines: which lines begin a post, and which go on with one."""

import re
from collections.abc import Sequence

from drafter.grammar import Case, Forms, Part, begins_post, decline

_JOINED_AFTER = r"(?i).*(?:[–—,-]|(?<!\w)(?:и|және|мен))"
_JOINED_BEFORE = r"(?i)(?:[–—(-]|(?:и|және)(?!\w)).*"
_GOES_ON = (
    # A word in small letters, an abbreviation, or one in the genitive: «Республики», «Комитета».
    r"[а-яё].*|[А-ЯЁ]{2,}(?!\w).*|[«\"].*"
    r"|[\w-]+(?:[иы]|[ое]го|[ое]й|[иы]х|ства|нта|тета|лиса|ата|има|стра|тора|рора|теля|ника)"
    r"(?!\w).*"
)
_KAZAKH_HEADS = (
    *("министрі", "президенті", "әкімі", "прокуроры", "орынбасары", "бастығы", "депутаты"),
    *("директоры", "өкілі", "уәкілі", "омбудсмені", "аудиторы", "ректоры", "деканы", "судьясы"),
    *("төрағасы", "төрайымы", "басшысы", "жетекшісі", "хатшысы", "кеңесшісі", "көмекшісі"),
)


def posts_of_lines(lines: Sequence[str], language: str) -> list[str] | None:
    """Return the posts of lines, the parts of each in one line; None where that is not certain.

    A Russian post begins with its head («Министр»), a Kazakh one ends in it («министрі»).
    """
    if language not in ("ru", "kk"):
        return [" ".join(lines)]
    posts = _russian(lines) if language == "ru" else _kazakh(lines)
    if len(posts) > 1 and not all(_declines(post, language) for post in posts):
        return None
    return posts or None


def _declines(post: str, language: str) -> bool:
    return decline(Forms(post), Case.DATIVE, Part.POST, language).sure


def _russian(lines: Sequence[str]) -> list[str]:
    posts = [lines[0]]
    for line in lines[1:]:
        if _are_joined(posts[-1], line):
            posts[-1] += f" {line}"
        elif begins_post(line):
            posts.append(line)
        elif re.fullmatch(_GOES_ON, line):
            posts[-1] += f" {line}"
        else:
            return []
    return posts if len(posts) == 1 or begins_post(posts[0]) else []


def _kazakh(lines: Sequence[str]) -> list[str]:
    posts = [lines[0]]
    for line in lines[1:]:
        if posts[-1].lower().endswith(_KAZAKH_HEADS) and not _are_joined(posts[-1], line):
            posts.append(line)
        else:
            posts[-1] += f" {line}"
    return posts if all(post.lower().endswith(_KAZAKH_HEADS) for post in posts) else []


def _are_joined(line: str, following: str) -> bool:
    """Tell whether a dash, a comma or «и» holds two lines together."""
    return bool(re.fullmatch(_JOINED_AFTER, line) or re.fullmatch(_JOINED_BEFORE, following))
