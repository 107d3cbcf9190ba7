"""Writes sklearn-cases.txt: scores of classes and numbers by scikit-learn and SciPy, a case a line:
kind, predictions, references, scores, with tabs between them.

pip install scikit-learn scipy; python sklearn_cases.py > sklearn-cases.txt
"""

import random
import warnings

import scipy
import sklearn
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import accuracy_score, f1_score, matthews_corrcoef, mean_squared_error

warnings.simplefilter("ignore")
draws = random.Random(8)


def classes(count, kinds, right):
    references = [draws.randrange(kinds) for _ in range(count)]
    predictions = [r if draws.random() < right else draws.randrange(kinds) for r in references]
    return predictions, references


def class_case(predictions, references):
    case = {
        "predictions": predictions,
        "references": references,
        "accuracy": accuracy_score(references, predictions),
        "macro": f1_score(references, predictions, average="macro", zero_division=0),
        "matthews": matthews_corrcoef(references, predictions),
    }
    if max(predictions + references) < 2:
        case["binary"] = f1_score(references, predictions, zero_division=0)
    return case


def number_case(predictions, references):
    return {
        "predictions": predictions,
        "references": references,
        "pearson": pearsonr(predictions, references)[0],
        "spearman": spearmanr(predictions, references)[0],
        "mse": mean_squared_error(references, predictions),
    }


def numbers(count, noise, step, far=0.0):
    references = [round(draws.uniform(0, 5) / step) * step for _ in range(count)]
    predictions = [round((r + draws.gauss(0, noise)) / step) * step + far for r in references]
    return predictions, references


CLASS_CASES = [
    classes(40, 2, 0.6),
    classes(40, 2, 0.0),
    classes(60, 3, 0.5),
    classes(50, 5, 0.4),
    ([0, 0, 0, 0], [0, 1, 0, 1]),
    ([0, 0, 0], [0, 0, 0]),
    ([1, 1, 1], [1, 1, 1]),
    ([1, 0, 1, 0], [0, 1, 0, 1]),
    ([0, 4, 4, 0], [0, 4, 0, 4]),
]
NUMBER_CASES = [
    numbers(40, 1.0, 1e-6),
    numbers(50, 2.0, 0.5),
    numbers(30, 0.5, 0.25, far=1e6),
    ([1.0, 2.0, 3.0], [-1.0, -2.0, -3.5]),
    ([1.0, 2.0], [5.0, 4.0]),
]

print(f"# scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}")
for kind, cases, make in (("class", CLASS_CASES, class_case), ("number", NUMBER_CASES, number_case)):
    for case in cases:
        made = make(*case)
        lists = [" ".join(map(repr, made.pop(key))) for key in ("predictions", "references")]
        print(kind, *lists, " ".join(f"{name}={float(value)!r}" for name, value in made.items()), sep="\t")
