"""``python -m benchmarks``: both benchmarks of docs/benchmarks.md, one after the other."""

import sys

from benchmarks import closed_loop, open_steps

if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    closed_loop.main()
    open_steps.main()
