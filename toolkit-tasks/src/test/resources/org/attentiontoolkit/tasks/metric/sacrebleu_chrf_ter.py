"""Writes sacrebleu-chrf-ter.txt: what real sacreBLEU says about awkward input.

    pip install sacrebleu==2.6.0 && python sacrebleu_chrf_ter.py > sacrebleu-chrf-ter.txt

Lines `corpus NAME`, then `hyp` and `ref1`, `ref2`, ... (backslash escapes); then for each metric `case METRIC OPTIONS`, the line sacreBLEU prints
(its version left out of the signature), the score in full, and those of the single segments.
"""

import random

from sacrebleu.metrics import CHRF, TER

CORPORA = {
    "empty": (["", "the cat sat", " "], [["the cat", "", ""]]),
    "no-match": (["x y z w v"], [["a b c d e"]]),
    "one-character": (["a", "yes", "."], [["a", "no", "."]]),
    "marks": (
        ["(Tom's) \"cat\", it's £3.50 -- 'quoted' ... e.g. 10-20", "&quot;a&quot; &amp; b &lt;c&gt; the boys' toys's "],
        [["( Tom 's ) ``cat'' , its £3.50 - ' quoted ' … eg. 10 - 20", "\"a\" & b <c> the boy's toys 's"]],
    ),
    "unicode": (
        ["„Straße“ – Ärger über Öl…", "日本語のテスト。これは文です。", "Это тест: «да» — нет?", "e\u0301 é ﬁ İstanbul ΣΑΣ", "😀 👩‍👩‍👧 flags 🇩🇪🇫🇷", "ひらがな カタカナ ㇰㇱ （全角）！？", "ａｂ、ｃ・ｄ；x"],
        [["„Straße“ - Ärger über Öl …", "日本語のテスト。それは文です。", "Это тест : «да» - нет ?", "é é fi istanbul σας", "😀 👩‍👩‍👧 flags 🇩🇪 🇫🇷", "ひらがなカタカナ ㇰ (全角)!?", "ａ ｂ 、 ｃ ・ ｄ ； x"]],
    ),
    "white-space": (
        ["a\u00a0b c\u2003d\u3000e", "a\tb  c   d ", "\u0085a b\u001cc\u001fd", "a\u200bb c\u00add e f", "\ufeffa b c d\u2028"],
        [["a b c d e", "a b c d", "a b c d", "ab cd e f", "a b c d"]],
    ),
    "shifts": (
        ["b c d a", "saudi arabia denied this week information published in the american new york times", "a b c d e f g h i j k l", "x a b c y a b c z", "the the the cat the"],
        [["a b c d", "this week the saudis denied information published in the new york times", "k l a b c d e f g h i j", "a b c x a b c z y", "cat the the the the"]],
    ),
    "references": (
        ["a b c d e f", "the cat is here on the mat"],
        [["a b c", "there is a cat on the mat"], ["d e f a b c", "on the mat the cat is"], ["", "x"]],
    ),
    "lengths": (["a", " ".join("abcdefgh" * 20), "b c d"], [[" ".join("hgfedcba" * 12), "a h", "b " * 90]]),
}


def random_corpus(seed, longest, words):
    """Hypotheses are references with words left out, put in, and pieces moved."""
    rng = random.Random(seed)
    words = words.split(" ")
    refs = [[" ".join(rng.choices(words, k=rng.randint(0, longest))) for _ in range(12)] for _ in range(2)]
    hyps = []
    for ref in refs[0]:
        tokens = [t for t in ref.split() if rng.random() > 0.1]
        for _ in range(rng.randint(0, 3)):
            tokens.insert(rng.randint(0, len(tokens)), rng.choice(words))
        for _ in range(rng.randint(0, 4)):
            i, j = sorted(rng.randint(0, len(tokens)) for _ in range(2))
            piece, tokens = tokens[i:j], tokens[:i] + tokens[j:]
            k = rng.randint(0, len(tokens))
            tokens = tokens[:k] + piece + tokens[k:]
        hyps.append(" ".join(tokens))
    return hyps, refs


CHRF_OPTIONS = [{}, {"word_order": 2}, {"word_order": 1, "beta": 3, "char_order": 4}, {"lowercase": True, "whitespace": True}, {"eps_smoothing": True}]
TER_OPTIONS = [{}, {"normalized": True}, {"no_punct": True, "case_sensitive": True}, {"normalized": True, "asian_support": True}, {"normalized": True, "no_punct": True, "asian_support": True}]


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def main():
    corpora = dict(CORPORA)
    for seed in (1, 2, 3):
        corpora[f"random-{seed}"] = random_corpus(seed, 14, "the a of , . cat-dog 3.5 1,000 (x) \"y\" it's Über &amp; naïve 10-")
        corpora[f"few-words-{seed}"] = random_corpus(seed, 40, "a b c d")
        corpora[f"long-{seed}"] = random_corpus(seed, 90, "a b c d e f g h i j k l m n o p q r s t u v w x y z")
    for name, (hyps, refs) in corpora.items():
        print(f"corpus {name}")
        for hyp in hyps:
            print(f"hyp {escape(hyp)}")
        for i, ref in enumerate(refs, 1):
            for line in ref:
                print(f"ref{i} {escape(line)}")
        for kind, all_options in (("chrf", CHRF_OPTIONS), ("ter", TER_OPTIONS)):
            for options in all_options:
                metric = {"chrf": CHRF, "ter": TER}[kind](**options)
                score = metric.corpus_score(hyps, refs)
                signature = str(metric.get_signature()).rsplit("|version:", 1)[0]
                singles = [metric.sentence_score(h, list(r)).score for h, r in zip(hyps, zip(*refs))]
                print(f"case {kind} {','.join(f'{k}={v}' for k, v in options.items())}")
                print(f"line {score.format(signature=signature)}")
                print(f"score {score.score!r}")
                print(f"singles {' '.join(map(repr, singles))}")


main()
