"""Writes a parallel corpus of any size: train.src and train.tgt, valid.src and valid.tgt.

usage: large_corpus.py FOLDER SENTENCES

Sentences have 4 to 20 words, drawn as Zipf has them from 50,000; a translation is the words in reverse order with
another letter before each. The same arguments give the same bytes.
"""

import itertools
import pathlib
import random
import sys

WORDS = 50_000
BLOCK = 20_000


def write(folder, name, sentences, draws, weights):
    with open(folder / f"{name}.src", "w") as source, open(folder / f"{name}.tgt", "w") as target:
        left = sentences
        while left:
            count = min(BLOCK, left)
            words = draws.choices(range(WORDS), cum_weights=weights, k=12 * count)
            at = 0
            lines, translations = [], []
            for i in range(count):
                length = 4 + (i * 7919 + left) % 17
                drawn = [words[(at + k) % len(words)] for k in range(length)]
                at += length
                lines.append(" ".join([f"w{word}" for word in drawn]))
                translations.append(" ".join([f"v{word}" for word in reversed(drawn)]))
            source.write("\n".join(lines) + "\n")
            target.write("\n".join(translations) + "\n")
            left -= count


def main(folder, sentences):
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "train", int(sentences), random.Random(1), weights)
    write(folder, "valid", 200, random.Random(2), weights)


main(*sys.argv[1:])
