"""Writes range_test.txt: a learning rate range test of gradient descent on (p - 3)^2 from p = 0, by NumPy.

    python3 range_test.py        needs numpy

A line for each update: rate, loss before it, smoothed loss (exponential average with beta = 0.98 without the bias of its beginning), up to
the first that is more than four times the lowest. Then the two suggestions, of all points but the first tenth: the rate where np.gradient
of the smoothed losses is least, and a tenth of the rate where they are lowest.
"""

import pathlib

import numpy as np

START, END, STEPS, BETA = 1e-3, 10, 24, 0.98
p, average, lowest, rows = 0.0, 0.0, np.inf, []
for i in range(STEPS):
    rate = START * (END / START) ** (i / (STEPS - 1))
    loss = (p - 3) ** 2
    average = BETA * average + (1 - BETA) * loss
    smoothed = average / (1 - BETA ** (i + 1))
    rows.append((rate, loss, smoothed))
    lowest = min(lowest, smoothed)
    if smoothed > 4 * lowest:
        break
    p -= rate * 2 * (p - 3)
rates, _, smoothed = np.array(rows[len(rows) // 10 :]).T
suggested = rates[np.gradient(smoothed).argmin()], rates[smoothed.argmin()] / 10
lines = [" ".join(repr(float(v)) for v in row) for row in rows + [suggested]]
pathlib.Path(__file__).with_suffix(".txt").write_text("\n".join(lines) + "\n")
