"""Print the table of the battery: `python -m battery 10` in `tests/splits`."""

import sys
import time
import warnings

from battery.run import rates, run_all, table

if __name__ == "__main__":
    n_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    warnings.simplefilter("error")  # as in the tests
    start = time.perf_counter()
    outcomes = run_all(range(n_seeds))
    print(table(outcomes).to_string())  # noqa: T201 — it is what the program is for
    for one in outcomes:
        for title in [*one.crashes, *(one.errors + one.others if one.case.level == "clean" else [])]:
            print(f"{one.case.name}, seed {one.seed}: {title}")  # noqa: T201
    print({name: round(share, 3) for name, share in rates(outcomes).items()})  # noqa: T201
    print(f"{len(outcomes)} splits in {time.perf_counter() - start:.0f} s")  # noqa: T201
