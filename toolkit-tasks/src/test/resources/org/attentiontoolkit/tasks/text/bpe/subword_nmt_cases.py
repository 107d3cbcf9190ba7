"""Writes merges-*.txt and dropout.txt: what real subword-nmt learns from and does with awkward words.

    pip install subword-nmt==0.3.8 && python subword_nmt_cases.py

merges-NAME.txt holds sections, each begun by a line `== SECTION`: `corpus` (lines to learn from), `codes` (the codes file), `text` and what it
becomes: `cut`, and `cut-known` when only pieces that occur three times in the corpus are allowed. dropout.txt holds, for words cut with
the codes of merges-words.txt and dropout 0.3, a word, how it was cut and in what share of 400,000 draws, with tabs between them.
"""

import io
import random
from collections import Counter

from subword_nmt.apply_bpe import BPE
from subword_nmt.learn_bpe import learn_bpe

DRAWS = 400_000


def words_corpus():
    """Real words with common stems, many equally frequent: ties decide most merges."""
    rng = random.Random(1)
    stems = "low new wide high slow kind quick bright dark small lang breit schnell hoch neu dunkel klein".split()
    ends = ["", "er", "est", "ly", "ness", "er", "en", "es", "heit", "ste", "-", ".", "’s"]
    return [" ".join(rng.choice(stems) + rng.choice(ends) for _ in range(rng.randint(1, 9))) for _ in range(120)]


def signs_corpus():
    """Repetitions, overlapping pairs, joints, no-break spaces, U+2028, characters beyond U+FFFF and U+E000 - U+FFFF, which UTF-16 orders otherwise."""
    rng = random.Random(2)
    signs = ["a", "a", "b", "ab", "ba", "@", "@@", "\u00a0", "\u2028", "\ufffd", "\U0001f600", "\U0001f601", "\ue000", "\u0301", "\\", "</w>", "."]
    return ["  ".join("".join(rng.choice(signs) for _ in range(rng.randint(1, 7))) for _ in range(8)) for _ in range(150)]


def without_joints(lines):
    """A word that ends with @@ is where we differ: subword-nmt's output cannot be joined again."""
    return [" ".join(word for word in line.split(" ") if not word.endswith("@@")) for line in lines]


def letters_corpus():
    """Few letters and long words, so that one symbol is made by several merges."""
    rng = random.Random(3)
    return [" ".join("".join(rng.choice("aab") for _ in range(rng.randint(1, 12))) for _ in range(10)) for _ in range(150)]


def write(name, merges, corpus, text):
    out = io.StringIO()
    learn_bpe(corpus, out, merges)
    codes = out.getvalue()
    bpe = BPE(io.StringIO(codes))
    counts = Counter(piece for line in corpus for piece in bpe.segment(line).split(" ") if piece)
    known = {piece for piece, count in counts.items() if count >= 3}
    sections = {
        "corpus": corpus,
        "codes": codes.rstrip("\n").split("\n"),
        "text": text,
        "cut": [bpe.segment(line) for line in text],
        "cut-known": [BPE(io.StringIO(codes), vocab=known).segment(line) for line in text],
    }
    with open(f"merges-{name}.txt", "w", encoding="utf-8", newline="\n") as file:
        for section, lines in sections.items():
            file.write(f"== {section}\n" + "".join(line + "\n" for line in lines))
    return codes


def write_dropout(codes, words):
    random.seed(4)
    bpe = BPE(io.StringIO(codes))
    with open("dropout.txt", "w", encoding="utf-8", newline="\n") as file:
        for word in words:
            cuts = Counter(bpe.segment(word, dropout=0.3) for _ in range(DRAWS))
            for cut, count in cuts.most_common():
                if count >= DRAWS // 1000:
                    file.write(f"{word}\t{cut}\t{count / DRAWS}\n")


def main():
    words = words_corpus()
    codes = write("words", 120, words, words[:20] + ["lowest unknown highnesses", "x xx xxx", "über 😀 neuheiten"])
    signs = signs_corpus()
    write("signs", 300, signs, without_joints(signs[:60]) + ["a", "@ b", "abababa \u00a0\u00a0", "aaaaaaaaa"])
    letters = letters_corpus()
    write("letters", 400, letters, letters[:20] + ["aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bababababababab" * 3])
    write_dropout(codes, ["low", "wider", "newness", "lowest"])


main()
