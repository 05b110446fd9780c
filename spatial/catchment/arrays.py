"""Arrays the models of who goes where speak in, and the steps their costs are counted by."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Metres: TypeAlias = NDArray[np.floating[Any]] | csr_array

PER_M = 100  # steps of cost in a metre
