"""Peak memory of reading and extracting 500, 1,000 and all records of the infobox corpus, each in a process of its own.

What has been read is not kept, so the peak must not grow with the number of documents. Run as
`python -m benchmarks.memory`; with a number, that many records are read in this process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from itertools import islice

from benchmarks.shared import shared
from partybook.extract import extract
from partybook.read import read_path

COUNTS = (500, 1000, 1_000_000)


def peak(count: int) -> tuple[int, float]:
    """How many records were read, and the peak memory of this process in MB."""
    read = 0
    for document in islice(read_path(shared("data", "infoboxes", "parties.jsonl")), count):
        extract(document)
        read += 1
    return read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    if len(sys.argv) > 1:
        read, megabytes = peak(int(sys.argv[1]))
        print(f"{read:,} records: peak memory {megabytes:.0f} MB")
        return
    for count in COUNTS:
        subprocess.run([sys.executable, "-m", "benchmarks.memory", str(count)], check=True)


if __name__ == "__main__":
    main()
