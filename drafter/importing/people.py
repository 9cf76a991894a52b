"""How names look on paper: initials and words, as patterns."""

CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
INITIAL = rf"{CAPITAL}[a-zа-яёәғқңөұүһі]?\.(?:-{CAPITAL}[a-zа-яёәғқңөұүһі]?\.)?"
INITIALS = rf"{INITIAL}(?:\s*{INITIAL}){{0,2}}"
WORD = rf"{CAPITAL}[\w’'ʼ-]+(?:\s(?:оглы|кызы|улы|ұлы|қызы))?"
