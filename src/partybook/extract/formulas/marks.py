"""The characters that stand for dates, parties and names in a marked sentence, and the capitals of names."""

DATE, PARTY, NAME = "\ue000", "\ue001", "\ue002"
UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
