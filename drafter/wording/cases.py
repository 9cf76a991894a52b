"""What the grammatical cases are called in the language that the program speaks."""

from drafter.grammar.cases import Case
from drafter.wording.interface import pgettext


def case_name(case: Case) -> str:
    """Return the name of a case: «дательный падеж», «барыс септік», «dative»."""
    return {
        Case.NOMINATIVE: pgettext("case", "nominative"),
        Case.GENITIVE: pgettext("case", "genitive"),
        Case.DATIVE: pgettext("case", "dative"),
        Case.ACCUSATIVE: pgettext("case", "accusative"),
        Case.INSTRUMENTAL: pgettext("case", "instrumental"),
        Case.PREPOSITIONAL: pgettext("case", "prepositional"),
        Case.LOCATIVE: pgettext("case", "locative"),
        Case.ABLATIVE: pgettext("case", "ablative"),
    }[case]
