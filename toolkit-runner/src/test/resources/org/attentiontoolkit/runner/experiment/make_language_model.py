"""Makes lm-transformer.safetensors and lm-recurrent.safetensors: language models of PyTorch's own layers.

    python make_language_model.py        needs torch and safetensors

Each file has the parameters under our names, the loss of each token of LINES, line by line ("losses", nats), for each line the likeliest
tokens ("likeliest"), the gradient of the summed loss by each parameter ("gradient.NAME"), and what greedy search writes after the prompt "b a"
("greedy"). "losses.steps" and "losses.two-passes" are the losses when the model reads none but tokens of its own after <s>, the likeliest ones:
found one after another, or all at once from the right ones (scheduled sampling that never takes the right token); "gradient.steps.NAME" is the
gradient of the sum of the first. All is computed in double precision and kept in single. Words are numbered by falling frequency after <unk> <s> </s>.
"""

import math
import pathlib

import torch
from safetensors.torch import save_file
from torch import nn

LINES = ["a b a c", "b a", "a d b c a e", "c", "f a b c d", "e b d a"]
WORDS = ["a", "b", "c", "d", "e", "f"]
IDS = {"<s>": 1, "</s>": 2} | {word: 3 + i for i, word in enumerate(WORDS)}
V, WIDTH, HEADS, BETWEEN, LAYERS = 9, 8, 2, 12, 2
HIDDEN, EMBEDDED, OUTPUT = 7, 5, 6
LONGEST = 12


def waves(length):
    angles = torch.arange(length).double()[:, None] / 10000 ** (torch.arange(0, WIDTH, 2).double() / WIDTH)
    return torch.stack([angles.sin(), angles.cos()], -1).reshape(length, WIDTH)


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Parameter(torch.empty(V, WIDTH))
        layer = nn.TransformerEncoderLayer(WIDTH, HEADS, BETWEEN, dropout=0.0, batch_first=True, norm_first=True)
        self.stack = nn.TransformerEncoder(layer, LAYERS, nn.LayerNorm(WIDTH), enable_nested_tensor=False)
        self.head = nn.Linear(WIDTH, V)

    def forward(self, ids):
        mask = torch.ones(len(ids), len(ids), dtype=torch.bool).triu(1)
        x = (self.table[ids] * math.sqrt(WIDTH) + waves(len(ids)))[None]
        return self.head(self.stack(x, mask=mask)[0])

    def names(self):
        yield "decoder.embedding.weight", "table", slice(None)
        for i in range(LAYERS):
            ours, theirs = f"decoder.layer.{i}", f"stack.layers.{i}"
            for kind in ["weight", "bias"]:
                for p, part in enumerate(["query", "key", "value"]):
                    yield f"{ours}.self-attention.{part}.{kind}", f"{theirs}.self_attn.in_proj_{kind}", slice(p * WIDTH, (p + 1) * WIDTH)
                yield f"{ours}.self-attention.output.{kind}", f"{theirs}.self_attn.out_proj.{kind}", slice(None)
                yield f"{ours}.self-attention-norm.{kind}", f"{theirs}.norm1.{kind}", slice(None)
                yield f"{ours}.feed-forward-norm.{kind}", f"{theirs}.norm2.{kind}", slice(None)
                yield f"{ours}.feed-forward.inner.{kind}", f"{theirs}.linear1.{kind}", slice(None)
                yield f"{ours}.feed-forward.outer.{kind}", f"{theirs}.linear2.{kind}", slice(None)
        for kind in ["weight", "bias"]:
            yield f"decoder.norm.{kind}", f"stack.norm.{kind}", slice(None)
            yield f"head.{kind}", f"head.{kind}", slice(None)


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Parameter(torch.empty(V, EMBEDDED))
        self.cell = nn.LSTM(EMBEDDED, HIDDEN, num_layers=2, batch_first=True)
        self.state = nn.Linear(HIDDEN, OUTPUT)
        self.embedded = nn.Linear(EMBEDDED, OUTPUT, bias=False)
        self.head = nn.Linear(OUTPUT, V)

    def forward(self, ids):
        x = self.table[ids]
        states, _ = self.cell(x[None])
        return self.head(torch.tanh(self.state(states[0]) + self.embedded(x)))

    def names(self):
        yield "decoder.embedding.weight", "table", slice(None)
        for layer in range(2):
            for kind in ["weight", "bias"]:
                yield f"decoder.cell.{layer}.input.{kind}", f"cell.{kind}_ih_l{layer}", slice(None)
                yield f"decoder.cell.{layer}.recurrent.{kind}", f"cell.{kind}_hh_l{layer}", slice(None)
        yield "decoder.output.state.weight", "state.weight", slice(None)
        yield "decoder.output.bias", "state.bias", slice(None)
        yield "decoder.output.embedding.weight", "embedded.weight", slice(None)
        for kind in ["weight", "bias"]:
            yield f"head.{kind}", f"head.{kind}", slice(None)


def greedy(model, prompt):
    ids = [1] + prompt
    while ids[-1] != 2 and len(ids) <= LONGEST + len(prompt):
        ids.append(int(model(torch.tensor(ids))[-1].argmax()))
    return ids[1:]


def own_steps(model, ids):
    read = [1]
    for _ in ids:
        read.append(int(model(torch.tensor(read))[-1].argmax()))
    return read


def own_two_passes(model, ids):
    return [1] + model(torch.tensor([1] + ids)).argmax(-1)[:-1].tolist()


def own_losses(model, own):
    losses = []
    for line in LINES:
        ids = [IDS[w] for w in line.split()]
        losses.append(nn.functional.cross_entropy(model(torch.tensor(own(model, ids))), torch.tensor(ids + [2]), reduction="none"))
    return torch.cat(losses)


def make(folder, name, model):
    torch.manual_seed(5)
    model = model.double()
    for p in model.parameters():
        nn.init.normal_(p, std=0.5)
    losses, likeliest = [], []
    for line in LINES:
        ids = [IDS[w] for w in line.split()]
        logits = model(torch.tensor([1] + ids))
        losses.append(nn.functional.cross_entropy(logits, torch.tensor(ids + [2]), reduction="none"))
        likeliest.append(logits.argmax(-1))
    torch.cat(losses).sum().backward()
    tensors = {
        "losses": torch.cat(losses).detach(),
        "likeliest": torch.cat(likeliest),
        "greedy": torch.tensor(greedy(model, [IDS["b"], IDS["a"]])),
    }
    theirs = dict(model.named_parameters())
    for ours, parameter, part in model.names():
        tensors[ours] = theirs[parameter].detach()[part]
        tensors["gradient." + ours] = theirs[parameter].grad[part].clone()
    model.zero_grad()
    steps = own_losses(model, own_steps)
    steps.sum().backward()
    tensors["losses.steps"] = steps.detach()
    tensors["losses.two-passes"] = own_losses(model, own_two_passes).detach()
    for ours, parameter, part in model.names():
        tensors["gradient.steps." + ours] = theirs[parameter].grad[part]
    save_file({n: t.float().contiguous().clone() for n, t in tensors.items()}, folder / f"lm-{name}.safetensors")


if __name__ == "__main__":
    make(pathlib.Path(__file__).parent, "transformer", Transformer())
    make(pathlib.Path(__file__).parent, "recurrent", Recurrent())
