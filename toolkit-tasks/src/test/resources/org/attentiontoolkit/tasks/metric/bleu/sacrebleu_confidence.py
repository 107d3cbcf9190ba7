"""Writes sacrebleu-confidence.txt: confidence intervals and sentence scores of real sacreBLEU.

    pip install sacrebleu==2.6.0 && python sacrebleu_confidence.py > sacrebleu-confidence.txt

Lines `ref`, `a` and `b` are a corpus and two systems. `printed SYSTEM SCORE MEAN CI` is what `sacrebleu --confidence` prints, in full (1000
resamples, seed 12345). `ends SYSTEM LOW HIGH` are the ends of the same interval from 20,000 resamples, `difference LOW HIGH` those of a
minus b on the same resamples. `sentence SYSTEM SCORES` are sentence scores (`sentence_bleu`).
"""

import random

import numpy as np
from sacrebleu import sentence_bleu
from sacrebleu.metrics import BLEU
from sacrebleu.significance import _bootstrap_resample

LINES = 150
RESAMPLES = 20_000


def corpus(rng):
    words = "the a of , . house tree red old bird sings near home dog cat two one tall song is and it's 3.5".split(" ")
    refs = [" ".join(rng.choices(words, k=rng.randint(3, 16))) for _ in range(LINES)]
    return refs, [spoil(rng, refs, words, 0.08), spoil(rng, refs, words, 0.12)]


def spoil(rng, refs, words, rate):
    outputs = []
    for ref in refs:
        tokens = [rng.choice(words) if rng.random() < rate else t for t in ref.split() if rng.random() > rate / 2]
        outputs.append(" ".join(tokens))
    return outputs


def ends(values):
    values = np.sort(values)
    k = len(values) // 40
    return values[k], values[-k - 1]


def main():
    refs, systems = corpus(random.Random(7))
    resampled = {}
    for line in refs:
        print(f"ref {line}")
    for name, hyps in zip("ab", systems):
        for line in hyps:
            print(f"{name} {line}")
        score = BLEU().corpus_score(hyps, [refs], n_bootstrap=1000)
        print(f"printed {name} {score.score!r} {score._mean!r} {score._ci!r}")
        bleu = BLEU()
        stats = bleu._extract_corpus_statistics(hyps, [refs])
        resampled[name] = np.array([s.score for s in _bootstrap_resample(stats, bleu, RESAMPLES)[1]])
        low, high = ends(resampled[name])
        print(f"ends {name} {low} {high}")
        print(f"sentence {name} " + " ".join(repr(sentence_bleu(h, [r]).score) for h, r in zip(hyps, refs)))
    low, high = ends(resampled["a"] - resampled["b"])
    print(f"difference {low} {high}")


main()
