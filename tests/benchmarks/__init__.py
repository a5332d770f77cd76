"""Benchmarks measure what they say, in sizes of seconds; the page shows what was measured and nothing else."""
