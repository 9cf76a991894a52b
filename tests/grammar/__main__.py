"""How accurate the grammar is, on lists from outside: python -m tests.grammar."""

from tests.grammar import accuracy_kazakh, accuracy_russian

if __name__ == "__main__":
    print("# Russian")
    accuracy_russian.main()
    print("# Kazakh")
    accuracy_kazakh.main()
