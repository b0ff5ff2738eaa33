"""A training step of TorchSharp's FLUX and of PyTorch's, in turns: same weights, same batch, forward and back to every weight, 32 bits.

Needs PyTorch (Debian's python3-torch will do) and this folder's program, built. The model is that of tools/GoldenCases, in BFL's operations.
    turns.py [tiny|mid] [THREADS] [ROUNDS]
Which BLAS PyTorch multiplies with is up to the environment; see the README beside this folder.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = ROOT / "artifacts/bin/Astria.Flux.Sdk.TorchBenchmarks/release/Astria.Flux.Sdk.TorchBenchmarks.dll"


def pytorch(path, threads):
    """One step for each line read."""
    sys.path.insert(0, str(ROOT / "tools/GoldenCases"))
    import json

    import torch
    import torch.nn.functional as F
    import transformer

    # As BFL's source calls them: one operation instead of several.
    transformer.gelu = lambda x: F.gelu(x, approximate="tanh")
    if hasattr(F, "scaled_dot_product_attention"):
        transformer.attention = lambda q, k, v, pe: F.scaled_dot_product_attention(transformer.turn(q, pe), transformer.turn(k, pe), v).transpose(1, 2).flatten(2)
    torch.set_num_threads(threads)
    tensors, metadata = transformer.load(path)
    weights = {name[2:]: value.requires_grad_() for name, value in tensors.items() if name.startswith("w.")}
    given = {name[3:]: value for name, value in tensors.items() if name.startswith("in.")}
    target = given.pop("target")
    for name in ("img_ids", "txt_ids"):
        given[name] = given[name].repeat(len(target), 1, 1)
    model = transformer.Model(weights, json.loads(metadata["config"]))
    capability = next((line.split()[-1] for line in torch.__config__.show().split("\n") if "capability" in line), "?")
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, its own loops for {capability}", flush=True)
    for _ in sys.stdin:
        processor, clock = time.process_time(), time.perf_counter()
        loss = F.mse_loss(model.forward(**given), target)
        loss.backward()
        for weight in weights.values():
            weight.grad = None
        print(1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - processor), loss.item(), flush=True)


class Contestant:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.name, self.turns, self.loss = self.process.stdout.readline().strip(), [], 0.0

    def turn(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        clock, processor, self.loss = map(float, self.process.stdout.readline().split())
        self.turns.append((clock, processor))

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    size = "mid" if "mid" in sys.argv else "tiny"
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    threads, rounds = (numbers + [1, 10][len(numbers):])[:2]

    # Freed memory is kept by both: what our program asks glibc for by a call.
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE", "OMP_NUM_THREADS": str(threads), "MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str((1 << 31) - 1)}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.safetensors")

        # What PyTorch's own libraries are found by is not for the other program.
        plain = {name: value for name, value in environment.items() if name != "LD_LIBRARY_PATH"}
        ours = Contestant(["dotnet", str(PROGRAM), "steps", path, size] + (["one"] if threads == 1 else []), plain)
        theirs = Contestant([sys.executable, __file__, "--worker", path, str(threads)], environment)
        for _ in range(rounds + 2):
            ours.turn()
            theirs.turn()
        ours.end()
        theirs.end()
    print(f"{size}, {rounds} rounds: losses {ours.loss:.7f} and {theirs.loss:.7f}")
    ratios = []
    for contestant in (ours, theirs):
        # The first two make ready.
        figures = [f(column) for column in zip(*contestant.turns[2:]) for f in (min, statistics.median)]
        ratios.append(figures)
        print(f"{contestant.name}: clock {figures[0]:.0f} ms at least, {figures[1]:.0f} in the median; processor {figures[2]:.0f}, {figures[3]:.0f}")
    print("TorchSharp ÷ PyTorch: " + "clock {:.2f} least, {:.2f} median; processor {:.2f}, {:.2f}".format(*(a / b for a, b in zip(*ratios))))


if __name__ == "__main__":
    if "--worker" in sys.argv:
        pytorch(sys.argv[2], int(sys.argv[3]))
    else:
        main()
