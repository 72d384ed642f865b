"""`python -m partybook`: the command line."""

from partybook.cli import main

if __name__ == "__main__":
    main()
