"""Makes NAME.safetensors for each attention below: what it gives by PyTorch, written down sentence by sentence.

    python make_attentions.py        needs torch, entmax, transformers and safetensors

Each file has the inputs ("states", and "queries" where they are not the states) and parameters under our names, the contexts, and the gradient of
sum(contexts * cos(0, 1, 2, ...)) by each ("gradient.NAME"). All is computed in double precision and kept in single; inputs are multiples of 1/64.
"""

import math
import pathlib
import types

import entmax
import torch
from safetensors.torch import save_file
from transformers.models.bloom.modeling_bloom import build_alibi_tensor
from transformers.models.gemma2.modeling_gemma2 import eager_attention_forward
from transformers.models.llama.modeling_llama import apply_rotary_pos_emb
from transformers.models.t5.modeling_t5 import T5Attention

torch.set_default_dtype(torch.float64)
STATES, QUERIES, WIDTH = [5, 1, 3], [2, 3, 1], 6
FOLDER = pathlib.Path(__file__).parent
CASES = {}


def case(function):
    """Registers an attention: a function of draw, queries and states of a sentence that gives contexts."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


class Draw:
    """Parameters by name, drawn when they are first asked for."""

    def __init__(self):
        self.generator = torch.Generator().manual_seed(5)
        self.tensors = {}

    def __call__(self, name, *shape, scale=1.0):
        if name not in self.tensors:
            values = (torch.randn(*shape, generator=self.generator) * scale * 64).round() / 64
            self.tensors[name] = values.requires_grad_()
        return self.tensors[name]


def make(name, function):
    draw = Draw()
    states = draw("states", sum(STATES), WIDTH)
    if getattr(function, "cross", True):
        queries = draw("queries", sum(QUERIES), WIDTH)
        parts = zip(queries.split(QUERIES), states.split(STATES))
    else:
        parts = [(part, part) for part in states.split(STATES)]
    context = torch.cat([function(draw, q, s) for q, s in parts])
    (context * torch.arange(context.numel()).double().cos().reshape(context.shape)).sum().backward()
    tensors = {"context": context}
    for parameter, value in draw.tensors.items():
        tensors[parameter] = value
        tensors["gradient." + parameter] = value.grad if value.grad is not None else torch.zeros_like(value)
    save_file({n: t.detach().float().contiguous().clone() for n, t in tensors.items()}, FOLDER / f"{name}.safetensors")


# Normalisers, of the dot products of queries and states.


@case
def softmax_temperature(draw, q, s):
    return torch.softmax(q @ s.T / 0.5, -1) @ s


@case
def softmax_sink(draw, q, s):
    sink = draw("attention.normaliser.sink", 1).expand(len(q), 1)
    return torch.softmax(torch.cat([q @ s.T, sink], -1), -1)[:, :-1] @ s


@case
def sparsemax(draw, q, s):
    return entmax.sparsemax(q @ s.T, -1) @ s


@case
def entmax15(draw, q, s):
    return entmax.entmax15(q @ s.T, -1) @ s


@case
def top_k(draw, q, s):
    scores = q @ s.T
    kept = scores.topk(min(2, scores.shape[-1]), -1).indices
    hidden = torch.full_like(scores, -math.inf).scatter(-1, kept, 0.0)
    return torch.softmax(scores + hidden, -1) @ s


@case
def sigmoid(draw, q, s):
    return torch.sigmoid(q @ s.T - math.log(len(s))) @ s


@case
def sigmoid_bias(draw, q, s):
    return torch.sigmoid(q @ s.T - 0.25) @ s


# Scores.


def cosine(q, s):
    return torch.nn.functional.cosine_similarity(q[:, None], s[None], dim=-1)


@case
def cosine_learned(draw, q, s):
    return torch.softmax(draw("attention.log-scale", 1, 1).exp() * cosine(q, s), -1) @ s


@case
def cosine_fixed(draw, q, s):
    return torch.softmax(cosine(q, s) / 0.25, -1) @ s


@case
def location(draw, q, s):
    scores = (q @ draw("attention.location.weight", 4, WIDTH).T)[:, : len(s)]
    return torch.softmax(scores, -1) @ s[:4]


# Windows.


def own(function):
    """States that look at themselves."""
    function.cross = False
    return function


def distance(t, s):
    return torch.arange(s)[None, :] - torch.arange(t)[:, None]


def masked(scores, seen):
    """Softmax over what is seen, zeros where nothing is."""
    return torch.softmax(scores.masked_fill(~seen, -math.inf), -1).nan_to_num(0.0)


@case
@own
def sliding(draw, q, s):
    return masked(q @ s.T, distance(len(q), len(s)).abs() <= 1) @ s


@case
@own
def sliding_first(draw, q, s):
    d = distance(len(q), len(s))
    seen = (d.abs() <= 1) | (torch.arange(len(s)) < 1)
    return masked(q @ s.T, seen & (d <= 0)) @ s


@case
def local_m(draw, q, s):
    seen = distance(len(q), len(s)).abs() <= 1
    seen[~seen.any(-1)] = False
    scores = (q @ s.T).masked_fill(~seen, -1e300)
    return (torch.softmax(scores, -1) * seen) @ s


def gaussian(draw, q, s, lengths, allowed, reach=2):
    hidden = draw("attention.window.hidden.weight", WIDTH, WIDTH)
    centre = draw("attention.window.centre.weight", 1, WIDTH)
    p = lengths[:, None] * torch.sigmoid(torch.tanh(q @ hidden.T) @ centre.T)
    d = torch.arange(len(s))[None, :] - p
    scores = (q @ s.T).masked_fill(~(allowed & (d.abs() <= reach)), -math.inf)
    return torch.softmax(scores, -1) * torch.exp(-d ** 2 / (2 * (reach / 2) ** 2)) @ s


@case
def local_p(draw, q, s):
    return gaussian(draw, q, s, torch.full((len(q),), float(len(s))), torch.tensor(True))


@case
@own
def local_p_causal(draw, q, s):
    return gaussian(draw, q, s, torch.arange(len(q)) + 1.0, distance(len(q), len(s)) <= 0)


# Positions, in two heads of scaled dot products, together 8 wide.

HEADS, INNER = 2, 8


def linear(draw, name, x, width=INNER):
    weight = draw(f"attention.{name}.weight", width, x.shape[-1], scale=0.5)
    return x @ weight.T + draw(f"attention.{name}.bias", width)


def split(x):
    """[T, H * A] as [H, T, A]."""
    return x.unflatten(-1, (HEADS, -1)).transpose(0, 1)


def two_heads(draw, s, causal=False, turn=lambda x: x, bias=None, temperature=1.0):
    q, k, v = (split(linear(draw, name, s)) for name in ("query", "key", "value"))
    q, k = turn(q), turn(k)
    scores = q @ k.transpose(1, 2) / math.sqrt(q.shape[-1])
    if bias is not None:
        scores = scores + bias(q)
    if causal:
        scores = scores.masked_fill(distance(len(s), len(s)) > 0, -math.inf)
    contexts = torch.softmax(scores / temperature, -1) @ v
    return linear(draw, "output", contexts.transpose(0, 1).flatten(1))


def slopes(heads):
    alibi = build_alibi_tensor(torch.ones(1, 2), heads, torch.float32)  # [heads, 1, 2], zero and one away
    return alibi[:, 0, 1].double()


def alibi_bias(s):
    return lambda q: -slopes(HEADS)[:, None, None] * distance(len(s), len(s)).abs()


@case
@own
def alibi(draw, q, s):
    return two_heads(draw, s, bias=alibi_bias(s))


@case
@own
def alibi_causal(draw, q, s):
    return two_heads(draw, s, causal=True, bias=alibi_bias(s))


@case
@own
def alibi_temperature(draw, q, s):
    return two_heads(draw, s, bias=alibi_bias(s), temperature=0.5)


def gemma(q, k, v, mask, cap):
    """As Gemma 2 attends, [H, T, A] each; what the mask has is added after the cap."""
    module = types.SimpleNamespace(num_key_value_groups=1, training=False)
    contexts, _ = eager_attention_forward(module, q[None], k[None], v[None], mask, scaling=q.shape[-1] ** -0.5, softcap=cap)
    return contexts[0]  # [T, H, A]


@case
@own
def soft_cap(draw, q, s):
    q, k, v = (split(linear(draw, name, s)) for name in ("query", "key", "value"))
    return linear(draw, "output", gemma(q, k, v, None, 0.6).flatten(1))


@case
@own
def soft_cap_alibi(draw, q, s):
    q, k, v = (split(linear(draw, name, s)) for name in ("query", "key", "value"))
    return linear(draw, "output", gemma(q, k, v, alibi_bias(s)(q), 0.6).flatten(1))


@case
def soft_cap_sparsemax(draw, q, s):
    return entmax.sparsemax(2 * torch.tanh(q @ s.T / 2), -1) @ s


def buckets(relative, both, count, furthest):
    return T5Attention._relative_position_bucket(relative, bidirectional=both, num_buckets=count, max_distance=furthest)


def t5_bias(draw, s, both, count, furthest):
    table = draw("attention.positions.weight", count, HEADS)
    return lambda q: table[buckets(distance(len(s), len(s)), both, count, furthest)].permute(2, 0, 1)


@case
@own
def t5(draw, q, s):
    return two_heads(draw, s, bias=t5_bias(draw, s, True, 8, 5))


@case
@own
def t5_causal(draw, q, s):
    return two_heads(draw, s, causal=True, bias=t5_bias(draw, s, False, 4, 4))


def relative_bias(draw, s, clip):
    table = draw("attention.positions.weight", 2 * clip + 1, INNER // HEADS)
    vectors = table[distance(len(s), len(s)).clamp(-clip, clip) + clip]  # [T, S, A]
    return lambda q: torch.einsum("hia,ija->hij", q, vectors) / math.sqrt(q.shape[-1])


@case
@own
def relative(draw, q, s):
    return two_heads(draw, s, bias=relative_bias(draw, s, 2))


@case
@own
def relative_causal(draw, q, s):
    return two_heads(draw, s, causal=True, bias=relative_bias(draw, s, 9))


def rotary(base, width):
    def turn(x):
        inverse = 1.0 / base ** (torch.arange(0, width, 2).double() / width)
        angles = torch.arange(x.shape[1]).double()[:, None] * inverse
        angles = torch.cat([angles, angles], -1)[None]
        turned, _ = apply_rotary_pos_emb(x[None, ..., :width], x[None, ..., :width], angles.cos(), angles.sin())
        return torch.cat([turned[0], x[..., width:]], -1)

    return turn


@case
@own
def rotary_causal(draw, q, s):
    return two_heads(draw, s, causal=True, turn=rotary(10000, 4))


@case
@own
def rotary_half(draw, q, s):
    return two_heads(draw, s, turn=rotary(100, 2))


# Options of heads.


def projections(draw, s, width=INNER):
    return linear(draw, "query", s), linear(draw, "key", s, width), linear(draw, "value", s, width)


def joined(draw, contexts):
    return linear(draw, "output", contexts.transpose(0, 1).flatten(1))


def attend(q, k, v, seen=None, scale=None):
    return torch.nn.functional.scaled_dot_product_attention(q[None], k[None], v[None], attn_mask=seen, scale=scale, enable_gqa=True)[0]


def looking_back(s):
    return distance(len(s), len(s)) <= 0


@case
@own
def heads_shared(draw, q, s):
    q, k, v = projections(draw, s, 4)
    groups = [x.unflatten(-1, (-1, 2)).transpose(0, 1) for x in (q, k, v)]  # 4, 2 and 2 heads
    return joined(draw, attend(*groups, looking_back(s)))


@case
@own
def heads_normalised(draw, q, s):
    q, k, v = map(split, projections(draw, s))
    unit = torch.nn.functional.normalize
    scale = draw("attention.norm.scale", HEADS, 1)[:, :, None] / math.sqrt(INNER // HEADS)
    return joined(draw, attend(unit(q, dim=-1) * scale, unit(k, dim=-1), v, scale=1.0))


@case
@own
def heads_talking(draw, q, s):
    q, k, v = map(split, projections(draw, s))
    mix = lambda name, x: torch.einsum("gh,hij->gij", draw(f"attention.talking.{name}.weight", HEADS, HEADS), x)
    scores = mix("scores", q @ k.transpose(1, 2) / math.sqrt(q.shape[-1]))
    weights = mix("weights", torch.softmax(scores.masked_fill(~looking_back(s), -math.inf), -1))
    return joined(draw, weights @ v)


@case
@own
def heads_gated(draw, q, s):
    q, k, v = map(split, projections(draw, s))
    gates = split(torch.sigmoid(linear(draw, "gate", s)))
    return joined(draw, attend(q, k, v) * gates)


def with_learned(draw, s, seen, bias=None):
    q, k, v = projections(draw, s)
    k = torch.cat([draw("attention.persistent.key", 3, INNER), k])
    v = torch.cat([draw("attention.persistent.value", 3, INNER), v])
    mask = torch.zeros(HEADS, len(s), len(s)) if bias is None else bias
    mask = mask.masked_fill(~seen, -math.inf)
    mask = torch.cat([torch.zeros(HEADS, len(s), 3), mask], -1)
    return joined(draw, attend(split(q), split(k), split(v), mask))


@case
@own
def heads_persistent(draw, q, s):
    return with_learned(draw, s, looking_back(s))


@case
@own
def heads_persistent_alibi_sliding(draw, q, s):
    return with_learned(draw, s, distance(len(s), len(s)).abs() <= 1, alibi_bias(s)(None))


@case
@own
def heads_persistent_t5(draw, q, s):
    return with_learned(draw, s, looking_back(s), t5_bias(draw, s, False, 4, 4)(None))


@case
@own
def differential(draw, q, s):
    q, k, v = projections(draw, s)
    (q1, q2), (k1, k2) = ([split(part) for part in x.chunk(2, -1)] for x in (q, k))
    vector = lambda name: draw(f"attention.lambda.{name}", INNER // HEADS // 2, scale=0.3)
    taken = torch.exp(vector("query.1") @ vector("key.1")) - torch.exp(vector("query.2") @ vector("key.2")) + 0.5
    contexts = attend(q1, k1, split(v), looking_back(s)) - taken * attend(q2, k2, split(v), looking_back(s))
    width = INNER // HEADS
    contexts = torch.nn.functional.rms_norm(contexts, (width,), draw("attention.norm.weight", width), eps=1e-5) * 0.5
    return joined(draw, contexts)


def write_tables():
    """alibi-slopes.txt: those of 1, 2, ... heads a line. t5-buckets.txt: number, furthest, directions, then the bucket of each distance."""
    lines = [" ".join(repr(float(v)) for v in slopes(heads)) for heads in range(1, 21)]
    (FOLDER / "alibi-slopes.txt").write_text("\n".join(lines) + "\n")
    lines = []
    for count, furthest in [(32, 128), (8, 20), (16, 64), (4, 4), (320, 800)]:
        for both in (True, False):
            found = buckets(torch.arange(-300, 301), both, count, furthest).tolist()
            lines.append(f"{count} {furthest} {'both' if both else 'back'} " + " ".join(map(str, found)))
    (FOLDER / "t5-buckets.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for name, function in CASES.items():
        make(name, function)
    write_tables()
