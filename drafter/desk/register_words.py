"""The sentences that the script of the register says."""

from drafter.wording import N_, _

_WORDS = {
    "empty": N_("The register is empty. Letters come into it by «Enter in the register»."),
    "none": N_("No letter fits this. «Show all» takes the conditions back."),
    "entered": N_("The answer to «{name}» has been entered."),
    "taken": N_("The answer to «{name}» has been taken back."),
    "counting": N_("The letters are being counted …"),
    "exporting": N_("The table for Excel is being made …"),
    "too_large": N_("The file is larger than 64 MB."),
}


def register_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now."""
    return {name: _(text) for name, text in _WORDS.items()}
