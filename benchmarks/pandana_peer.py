"""
Nearest school by pandana, in a process of its own: it is AGPL and no dependency of ours.

Run by `benchmarks.distances` with the Python that ``TRUONGLOP_PANDANA`` names, one that has
pandana; everything it needs comes in a file, nothing of ours is imported there.
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np

FAR_M = 1_000_000.0


def main(file: str) -> None:
    """Build the network and find every node's nearest school; print both times [s] as JSON."""
    import pandana  # noqa: PLC0415 - only this process has it
    import pandas as pd  # noqa: PLC0415 - the same

    given = np.load(file)
    began, worked = time.perf_counter(), time.process_time()
    network = pandana.Network(
        pd.Series(given["x"]),
        pd.Series(given["y"]),
        pd.Series(given["start"]),
        pd.Series(given["end"]),
        pd.DataFrame({"m": given["metres"]}),
    )
    network.set_pois("school", FAR_M, 1, pd.Series(given["school_x"]), pd.Series(given["school_y"]))
    found = network.nearest_pois(FAR_M, "school", num_pois=1)
    print(
        json.dumps(
            {
                "wall_s": time.perf_counter() - began,
                "cpu_s": time.process_time() - worked,
                "sum_m": float(found[1].sum()),
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
