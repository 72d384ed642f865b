"""Speed, memory and agreement with outside data; `python -m benchmarks` prints all of it."""
