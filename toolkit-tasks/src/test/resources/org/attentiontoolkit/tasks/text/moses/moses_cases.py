"""Writes moses-cases.txt: what real sacremoses does to text, and to its tokens.

    pip install sacremoses==0.2.0 && python moses_cases.py > moses-cases.txt

A line `text TEXT` (backslash escapes), then for languages and options `tok LANG ESCAPE HYPHENS TOKENS` and what is joined of those tokens, `detok
LANG ESCAPE TEXT`; at the end `truecase TOKENS` and `detruecase TOKENS` of a model learned from all texts in English, whose lines are `model LINE`.
"""

import random

from sacremoses import MosesDetokenizer, MosesDetruecaser, MosesTokenizer, MosesTruecaser

TEXTS = [
    "Hello, world! This isn't Mr. Smith's house; it's Dr. J. Doe's.",
    "The U.S. economy grew 3.5% in 2019, i.e. by $1,234.56 (net).",
    "No. 5 is alive. No. Really?! \"Quoted 'inner' text,\" she said... Yes.....",
    "The Jones' house, the 1990's, rock 'n' roll, 'tis, y'all'd've, O'Neill",
    "state-of-the-art e-mail: foo@bar.com, http://x.org/a?b=c&d=[e]|f <tag attr=\"v\"> a<b>c",
    "Das ist z.B. ein Test, usw. Nr. 5 bzw. 3.500,00 € für „Herrn Müller“. Geht's? Die Straße 12-14.",
    "Er sagte: „Ich komme morgen.“ – »Nein«, antwortete sie ‚leise‘ …",
    "L'été dernier, M. Dupont n'est pas allé aujourd'hui à l'école : « Où es-tu ? » dit-il !",
    "Qu'est-ce que c'est ? 20 % d'env. 1 000 € ; d'accord. Mme. St. Exupéry",
    "¿Qué tal? ¡Bien! Cuesta 3,50€ o £2.",
    "我爱北京天安门。 これは文です、カタカナ。 한국어 문장. abc中文def",
    "Это тест: «да» — нет? हिन्दी में क्या है।",
    "a\u00a0b\u2003c\td  e\u200bf\u00adg\u2028h \u0001i \ufeffj",
    "emoji 😀👩‍👩‍👧 ½ x² №5 10°C ±3 a_b ~c ^d `e` ``f'' \\g",
    "1,2,3 a,b,c ,x, 5, ,5 1,a a,1 ... . .. .a a. a.. .' x.' y.'",
    "USA. A.B. a.b.c. B. x. und i. then Mr. mr. MR. lower. case Next. Upper (end.) \"end.\" end.",
    "&amp; &quot;x&quot; &#91; &bar; DOTMULTI DOTDOTMULTI @-@ a @-@ b",
    "' '' \" \"\" ( ) [ ] { } ( x ) \" y \" ' z ' “ w ” „ v “ ` u `",
    "don't can't I'm you're we'll he'd she's D'Arcy l' d' 's 't ' s",
    "$5 £ 6 € 7 ¥8 9 % 10% # 3 ! ? : ; \\ % } ] )",
    "",
    " ",
    ".",
    "-",
    "a-b-c --d-- -e f- 1-2 é-è",
]


def random_texts(count):
    rng = random.Random(9)
    parts = "a B Mr. No. 5 3.5 1,000 ' '' \" . .. ... , ; : ! ? ( ) [ ] { } < > & | - -- @ # $ € % ‘ ’ “ ” „ « » … – é ß 中 が 한 'ёж x's l'a n't".split(" ")
    return ["".join(rng.choice(parts) + rng.choice(["", "", " "]) for _ in range(rng.randint(1, 14))) for _ in range(count)]


def escape(text):
    return "".join(c if c.isprintable() and c != "\\" else "\\\\" if c == "\\" else f"\\u{ord(c):04x}" for c in text)


def main():
    texts = TEXTS + random_texts(120)
    languages = ["en", "de", "fr", "it", "zh", "ko"]
    tokenizers = {lang: MosesTokenizer(lang if lang != "ko" else "ko", custom_nonbreaking_prefixes_file="prefixes.txt") for lang in languages}
    for text in texts:
        print(f"text {escape(text)}")
        for lang in languages:
            for esc in (True, False):
                for hyphens in (True, False):
                    if (esc and hyphens and lang != "en") or (lang in ("it", "zh", "ko") and (esc or hyphens)):
                        continue
                    tokens = tokenizers[lang].tokenize(text, aggressive_dash_splits=hyphens, escape=esc)
                    print(f"tok {lang} {esc} {hyphens} {escape(' '.join(tokens))}")
                    print(f"detok {lang} {esc} {escape(MosesDetokenizer(lang).detokenize(tokens, unescape=esc))}")
    corpus = [tokenizers["en"].tokenize(text, escape=False) for text in TEXTS[:9] * 2 + ["In the end THE END is The end", "We see The Hague and the Dr. of the House", "( And the so on"]]
    truecaser = MosesTruecaser()
    truecaser.train(corpus)
    for tokens in corpus:
        print(f"learn {escape(' '.join(tokens))}")
    for tokens in corpus[:9] + [["The", "END", "?", "the", "House", "(", "THE", "unknownWord", "ÉTÉ"]]:
        cased = truecaser.truecase(" ".join(tokens))
        print(f"truecase {escape(' '.join(tokens))}")
        print(f"cased {escape(' '.join(cased))}")
        print(f"detruecased {escape(' '.join(MosesDetruecaser().detruecase(' '.join(cased))))}")


main()
