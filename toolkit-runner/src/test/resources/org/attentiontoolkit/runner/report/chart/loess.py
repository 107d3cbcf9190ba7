"""Writes loess.txt: fits of statsmodels' lowess without robustness iterations.

    pip install statsmodels==0.15.0 && python loess.py > loess.txt

Lines `STEP VALUE FIT9 FIT15`: points at uneven steps, and their fits over 9 and 15 of the 40 points.
"""

import random

import numpy as np
from statsmodels.nonparametric.smoothers_lowess import lowess

POINTS = 40


def main():
    rng = random.Random(3)
    steps = np.cumsum([rng.randint(1, 30) for _ in range(POINTS)]).astype(float)
    values = 4 * np.exp(-steps / 150) + np.array([rng.gauss(0, 0.3) for _ in range(POINTS)])
    fits = [
        lowess(values, steps, frac=(span + 1e-9) / POINTS, it=0, delta=0, return_sorted=False) for span in (9, 15)
    ]
    for row in zip(steps, values, *fits):
        print(f"{int(row[0])} " + " ".join(repr(float(v)) for v in row[1:]))


main()
