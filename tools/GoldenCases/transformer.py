"""Golden cases of the FLUX transformer of any size, and x-flux and PEFT LoRAs for them, with PyTorch's own autograd.

Needs Debian's python3-torch. The model is written after Black Forest Labs' published architecture (Apache-2.0); check it against a case that
their own source made with --check CASE.safetensors before trusting it.
    transformer.py --check CASE.safetensors
    transformer.py FOLDER [CASE...]   writes the cases below, or those named
"""
import json
import math
import struct
import sys

import torch
import torch.nn.functional as F


def save(path, tensors, metadata=None):
    header, offset, data = ({"__metadata__": metadata} if metadata else {}), 0, []
    for name in sorted(tensors):
        raw = tensors[name].detach().contiguous().float().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [offset, offset + len(raw)]}
        offset += len(raw)
        data.append(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(data))


def load(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    kinds = {"F32": torch.float32, "I64": torch.int64}
    return {name: torch.frombuffer(bytearray(data[e["data_offsets"][0]:e["data_offsets"][1]]) or bytearray(4), dtype=kinds[e["dtype"]])[: math.prod(e["shape"])].reshape(e["shape"]) for name, e in header.items()}, metadata


def sinusoids(t, dim=256, factor=1000.0, period=10000):
    t = factor * t
    half = dim // 2
    freqs = torch.exp(-math.log(period) * torch.arange(half, dtype=torch.float32) / half)
    args = t[:, None].float() * freqs[None]
    result = torch.cat([torch.cos(args), torch.sin(args)], dim=-1)
    return torch.cat([result, torch.zeros_like(result[:, :1])], dim=-1) if dim % 2 else result


def rope(positions, dim, theta=10000):
    scale = torch.arange(0, dim, 2, dtype=torch.float64) / dim
    out = torch.einsum("...n,d->...nd", positions, 1.0 / theta**scale)
    out = torch.stack([torch.cos(out), -torch.sin(out), torch.sin(out), torch.cos(out)], dim=-1)
    return out.reshape(*out.shape[:-1], 2, 2).float()


def rms(x, scale):
    return x * torch.rsqrt(torch.mean(x**2, dim=-1, keepdim=True) + 1e-6) * scale


def turn(x, pe):
    x_ = x.float().reshape(*x.shape[:-1], -1, 1, 2)
    return (pe[..., 0] * x_[..., 0] + pe[..., 1] * x_[..., 1]).reshape(*x.shape)


def attention(q, k, v, pe):
    q, k = turn(q, pe), turn(k, pe)
    x = torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1]), dim=-1) @ v
    return x.transpose(1, 2).reshape(x.shape[0], x.shape[2], -1)


class Model:
    def __init__(self, weights, config):
        self.w, self.c = weights, config

    def linear(self, name, x):
        return F.linear(x, self.w[name + ".weight"], self.w.get(name + ".bias"))

    def embed(self, name, x):
        return self.linear(name + ".out_layer", F.silu(self.linear(name + ".in_layer", x)))

    def split(self, qkv):
        b, l, _ = qkv.shape
        return qkv.reshape(b, l, 3, self.c["heads"], -1).permute(2, 0, 3, 1, 4)

    def qk(self, name, q, k):
        return rms(q, self.w[name + ".query_norm.scale"]), rms(k, self.w[name + ".key_norm.scale"])

    def norm(self, x):
        return F.layer_norm(x, x.shape[-1:], eps=1e-6)

    def forward(self, img, img_ids, txt, txt_ids, t, y, guidance=None):
        vec = self.embed("time_in", sinusoids(t))
        if self.c["guidance_embed"]:
            vec = vec + self.embed("guidance_in", sinusoids(guidance))
        vec = vec + self.embed("vector_in", y)
        img, txt = self.linear("img_in", img), self.linear("txt_in", txt)
        ids = torch.cat((txt_ids, img_ids), dim=1)
        pe = torch.cat([rope(ids[..., i], self.c["axes"][i]) for i in range(len(self.c["axes"]))], dim=-3).unsqueeze(1)
        act = F.silu(vec)
        for i in range(self.c["depth"]):
            img, txt = self.double(f"double_blocks.{i}", img, txt, act, pe)
        x = torch.cat((txt, img), 1)
        for i in range(self.c["depth_single"]):
            x = self.single(f"single_blocks.{i}", x, act, pe)
        img = x[:, txt.shape[1]:]
        shift, scale = self.linear("final_layer.adaLN_modulation.1", act).chunk(2, dim=1)
        return self.linear("final_layer.linear", (1 + scale[:, None]) * self.norm(img) + shift[:, None])

    def double(self, name, img, txt, act, pe):
        parts = {}
        for stream, x in (("img", img), ("txt", txt)):
            mod = self.linear(f"{name}.{stream}_mod.lin", act)[:, None].chunk(6, dim=-1)
            q, k, v = self.split(self.linear(f"{name}.{stream}_attn.qkv", (1 + mod[1]) * self.norm(x) + mod[0]))
            q, k = self.qk(f"{name}.{stream}_attn.norm", q, k)
            parts[stream] = (mod, q, k, v)
        joined = attention(*(torch.cat((parts["txt"][i], parts["img"][i]), dim=2) for i in (1, 2, 3)), pe)
        results = []
        for stream, x, part in (("img", img, joined[:, txt.shape[1]:]), ("txt", txt, joined[:, : txt.shape[1]])):
            mod = parts[stream][0]
            x = x + mod[2] * self.linear(f"{name}.{stream}_attn.proj", part)
            h = self.linear(f"{name}.{stream}_mlp.0", (1 + mod[4]) * self.norm(x) + mod[3])
            results.append(x + mod[5] * self.linear(f"{name}.{stream}_mlp.2", gelu(h)))
        return results

    def single(self, name, x, act, pe):
        shift, scale, gate = self.linear(f"{name}.modulation.lin", act)[:, None].chunk(3, dim=-1)
        hidden = self.c["hidden"]
        qkv, mlp = torch.split(self.linear(f"{name}.linear1", (1 + scale) * self.norm(x) + shift), [3 * hidden, 4 * hidden], dim=-1)
        q, k, v = self.split(qkv)
        q, k = self.qk(f"{name}.norm", q, k)
        return x + gate * self.linear(f"{name}.linear2", torch.cat((attention(q, k, v, pe), gelu(mlp)), 2))


def gelu(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def shapes(c):
    h, head = c["hidden"], c["hidden"] // c["heads"]
    result = {}

    def layer(name, o, i, bias=True):
        result[name + ".weight"] = [o, i]
        if bias:
            result[name + ".bias"] = [o]

    def norms(name):
        result[name + ".query_norm.scale"] = result[name + ".key_norm.scale"] = [head]

    layer("img_in", h, c["in_channels"])
    layer("txt_in", h, c["ctx"])
    for name, size in [("time_in", 256), ("vector_in", c["vec"])] + ([("guidance_in", 256)] if c["guidance_embed"] else []):
        layer(name + ".in_layer", h, size)
        layer(name + ".out_layer", h, h)
    for i in range(c["depth"]):
        for stream in ("img", "txt"):
            name = f"double_blocks.{i}.{stream}"
            layer(name + "_mod.lin", 6 * h, h)
            layer(name + "_attn.qkv", 3 * h, h, c["qkv_bias"])
            norms(name + "_attn.norm")
            layer(name + "_attn.proj", h, h)
            layer(name + "_mlp.0", 4 * h, h)
            layer(name + "_mlp.2", h, 4 * h)
    for i in range(c["depth_single"]):
        name = f"single_blocks.{i}"
        layer(name + ".modulation.lin", 3 * h, h)
        layer(name + ".linear1", 7 * h, h)
        layer(name + ".linear2", h, 5 * h)
        norms(name + ".norm")
    layer("final_layer.adaLN_modulation.1", 2 * h, h)
    layer("final_layer.linear", c["in_channels"], h)
    return result


def schedule(steps, tokens, shift):
    times = torch.linspace(1, 0, steps + 1)
    if shift:
        mu = 0.5 + (1.15 - 0.5) / (4096 - 256) * (tokens - 256)
        times = math.exp(mu) / (math.exp(mu) + (1 / times - 1))
    return times


def inputs(c, samples, tokens):
    rows, columns = c["grid"]
    n = rows * columns
    ids = torch.zeros(rows, columns, 3)
    ids[..., 1] += torch.arange(rows)[:, None]
    ids[..., 2] += torch.arange(columns)[None, :]
    result = {"img": torch.randn(samples, n, c["in_channels"]), "img_ids": ids.reshape(1, n, 3).repeat(samples, 1, 1), "txt": torch.randn(samples, tokens, c["ctx"]),
              "txt_ids": torch.zeros(samples, tokens, 3), "t": torch.rand(samples), "y": torch.randn(samples, c["vec"])}
    if c["guidance_embed"]:
        result["guidance"] = torch.full((samples,), c["guidance"])
    return result


def case(c, samples, tokens, seed):
    torch.manual_seed(seed)
    weights = {name: (1 + 0.1 * torch.randn(shape) if name.endswith("scale") else torch.randn(shape) * (0.02 if name.endswith("bias") else 1 / math.sqrt(shape[-1]))).requires_grad_() for name, shape in shapes(c).items()}
    given = inputs(c, samples, tokens)
    given["img"].requires_grad_()
    model = Model(weights, c)
    out = model.forward(**given)
    target = torch.randn_like(out)
    loss = F.mse_loss(out, target)
    loss.backward()
    tensors = {"w." + name: weight for name, weight in weights.items()}
    tensors |= {"grad." + name: torch.zeros_like(weight) if weight.grad is None else weight.grad for name, weight in weights.items()}
    tensors |= {"in." + name: value for name, value in given.items()} | {"in.target": target, "out": out, "loss": loss.reshape(1), "grad.in.img": given["img"].grad}
    with torch.no_grad():
        noise = torch.randn(1, out.shape[1], c["in_channels"])
        one = {name: value[:1] for name, value in given.items() if name not in ("img", "t")}
        for run, shift in (("noshift", False), ("shift", True)):
            times, x = schedule(c["steps"], out.shape[1], shift), noise
            for now, after in zip(times[:-1], times[1:]):
                x = x + (after - now) * model.forward(img=x, t=now[None], **one)
            tensors |= {f"sample.{run}.ts": times, f"sample.{run}.out": x}
        (rows, columns), channels = c["grid"], c["in_channels"] // 4
        unpacked = tensors["sample.shift.out"].reshape(1, rows, columns, channels, 2, 2).permute(0, 3, 1, 4, 2, 5).reshape(1, channels, 2 * rows, 2 * columns)
        tensors |= {"sample.noise": noise, "sample.unpacked": unpacked}
    return tensors, {key: json.dumps(value) if isinstance(value, list) else str(value) for key, value in c.items()}


def lora(c, tensors, samples, kind, seed):
    """A LoRA over attention, its deltas by BFL's layer names, and the model's output with it merged."""
    torch.manual_seed(seed)
    h, rank, files, deltas = c["hidden"], 3, {}, {}
    weights = {name[2:]: value.detach().clone() for name, value in tensors.items() if name.startswith("w.")}

    def add(key, layer, first, rows, columns):
        down, up = torch.randn(rank, columns) / math.sqrt(columns), torch.randn(rows, rank) * 0.3
        names = (key + ".down.weight", key + ".up.weight") if kind == "xflux" else (f"transformer.{key}.lora_A.weight", f"transformer.{key}.lora_B.weight")
        files[names[0]], files[names[1]] = down, up
        delta = deltas.setdefault(layer, torch.zeros_like(weights[layer + ".weight"]))
        delta[first:first + rows] += up @ down

    for i in range(c["depth"]):
        for stream, number in (("img", 1), ("txt", 2)):
            block, name = f"double_blocks.{i}", f"double_blocks.{i}.{stream}_attn"
            if kind == "xflux":
                add(f"{block}.processor.qkv_lora{number}", name + ".qkv", 0, 3 * h, h)
                add(f"{block}.processor.proj_lora{number}", name + ".proj", 0, h, h)
            else:
                for j, part in enumerate(("to_q", "to_k", "to_v") if stream == "img" else ("add_q_proj", "add_k_proj", "add_v_proj")):
                    add(f"transformer_blocks.{i}.attn.{part}", name + ".qkv", j * h, h, h)
    for i in range(c["depth_single"]):
        if kind == "xflux":
            add(f"single_blocks.{i}.processor.qkv_lora", f"single_blocks.{i}.linear1", 0, 3 * h, h)
            add(f"single_blocks.{i}.processor.proj_lora", f"single_blocks.{i}.linear2", 0, h, 5 * h)
        else:
            add(f"single_transformer_blocks.{i}.attn.to_v", f"single_blocks.{i}.linear1", 2 * h, h, h)
            add(f"single_transformer_blocks.{i}.proj_mlp", f"single_blocks.{i}.linear1", 3 * h, 4 * h, h)
    for layer, delta in deltas.items():
        weights[layer + ".weight"] += delta
    with torch.no_grad():
        out = Model(weights, c).forward(**{name[3:]: value.detach() for name, value in tensors.items() if name.startswith("in.") and name != "in.target"})
    return files, deltas, {"out": out}


BASE = {"hidden": 24, "heads": 3, "axes": [2, 2, 4], "depth": 1, "depth_single": 1, "guidance_embed": True, "in_channels": 8, "vec": 10, "ctx": 14, "grid": [3, 5], "guidance": 2.0, "steps": 4, "qkv_bias": True}
CASES = {
    "odd_heads": ({}, 3, 5), "no_double": ({"depth": 0, "depth_single": 3, "guidance_embed": False}, 1, 1), "no_single": ({"depth": 2, "depth_single": 0}, 2, 9),
    "one_head_no_bias": ({"hidden": 12, "heads": 1, "axes": [2, 4, 6], "qkv_bias": False, "grid": [1, 7], "in_channels": 4}, 2, 3),
    "wide": ({"hidden": 160, "heads": 5, "axes": [8, 12, 12], "grid": [9, 2], "in_channels": 64, "depth_single": 2, "guidance": 30.0}, 1, 130),
    "long": ({"hidden": 32, "heads": 4, "axes": [2, 2, 4], "grid": [12, 14], "guidance_embed": False}, 1, 33),
}


def check(path):
    tensors, meta = load(path)
    c = {"hidden": int(meta["hidden"]), "heads": int(meta["heads"]), "axes": json.loads(meta["axes"]), "depth": int(meta["depth"]), "depth_single": int(meta["depth_single"]), "guidance_embed": meta["guidance_embed"] == "True"}
    weights = {name[2:]: value.requires_grad_() for name, value in tensors.items() if name.startswith("w.")}
    out = Model(weights, c).forward(**{name[3:]: value for name, value in tensors.items() if name.startswith("in.") and name != "in.target"})
    F.mse_loss(out, tensors["in.target"]).backward()
    worst = max((weights[name[5:]].grad - value).abs().max().item() for name, value in tensors.items() if name.startswith("grad.") and name != "grad.in.img")
    print("output", (out - tensors["out"]).abs().max().item(), "gradients", worst)


def main():
    if sys.argv[1] == "--check":
        check(sys.argv[2])
        return
    for i, (name, (changes, samples, tokens)) in enumerate(CASES.items()):
        if len(sys.argv) > 2 and name not in sys.argv[2:]:
            continue
        c = BASE | changes
        tensors, metadata = case(c, samples, tokens, seed=i)
        save(f"{sys.argv[1]}/flux_{name}.safetensors", tensors, metadata)
        for kind in ("xflux", "peft"):
            for part, content in zip(("", ".delta", ".applied_out"), lora(c, tensors, samples, kind, seed=100 + i)):
                save(f"{sys.argv[1]}/lora_{kind}_{name}{part}.safetensors", content)
        print(name)


main()
