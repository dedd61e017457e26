"""Writes the fixtures of data loaders and files, with PyTorch, safetensors and NumPy.

    pip install torch numpy safetensors
    python3 write_data_fixtures.py

`loaders.txt` has orders of samples, one a line: a pass through a loader as its batches, or a random
split as its parts; and after each twenty bits of what the generator gives next. The folder `Files` has what the
packages write; the library must read all of it, and write some of it, byte for byte.
"""

import numpy
import torch
from safetensors.torch import save_file
from torch.utils.data import DataLoader, TensorDataset, random_split

from write_fixtures import FOLDER

files = FOLDER / "Files"


def next_number(generator=None):
    # Twenty of the next 32 bits: from a range of 2^28 on, PyTorch would take 64.
    drawn = torch.empty((), dtype=torch.int64).random_(0, 2**20, generator=generator)
    return int(drawn)


def batches(parts):
    return " | ".join(",".join(str(int(i)) for i in part) for part in parts)


def write_loaders():
    lines = []
    for seed in (0, 1, 7, 4105147856):
        for count, size, is_shuffled, drops_last in (
            (10, 3, True, False), (10, 5, True, False), (10, 3, True, True), (7, 7, True, False),
            (10, 4, False, False), (1, 2, True, False), (33, 16, True, False), (9, 4, False, True),
        ):
            for is_own in (False, True):
                torch.manual_seed(seed)
                generator = torch.Generator().manual_seed(seed) if is_own else None
                loader = DataLoader(
                    TensorDataset(torch.arange(count)), batch_size=size, shuffle=is_shuffled,
                    drop_last=drops_last, generator=generator)
                passes = [batches(batch[0] for batch in loader) for _ in range(3)]
                # A pass that is left early.
                next(iter(loader))
                passes.append(batches(batch[0] for batch in loader))
                words = ["loader", seed, count, size, is_shuffled, drops_last, is_own]
                head = " ".join(str(word).lower() for word in words)
                lines.append(f"{head} : {' / '.join(passes)} : {next_number(generator)}")
        for lengths in ([3, 7], [0.5, 0.25, 0.25], [0.1, 0.9], [4, 0, 6]):
            torch.manual_seed(seed)
            parts = random_split(range(11 if lengths[0] == 0.5 else 10), lengths)
            head = f"split {seed} {','.join(map(str, lengths))}"
            lines.append(f"{head} : {batches(part.indices for part in parts)} : {next_number()}")
    (FOLDER / "loaders.txt").write_text("\n".join(lines) + "\n")


def write_safetensors():
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
    save_file(model.state_dict(), files / "model.safetensors", metadata={"format": "pt"})
    norm = torch.nn.Sequential(torch.nn.BatchNorm1d(3), torch.nn.Linear(3, 1))
    for step in range(5):
        norm(torch.arange(12.0).reshape(4, 3) * step)
    save_file(norm.state_dict(), files / "normalization.safetensors")
    save_file(
        {
            "b": torch.tensor([1.0, -2.5]),
            'a"\\/\n\t\x01\x7fé🙂': torch.tensor([[float("nan")]]),
            "empty": torch.zeros(0, 3),
            "scalar": torch.tensor(3.0),
        },
        files / "names.safetensors", metadata={"note": 'a "quoted"\nline'})
    save_file({}, files / "empty.safetensors")
    numbers = torch.tensor([0, 1, 2, 100])
    tensors = {
        str(dtype).removeprefix("torch."): numbers.to(dtype)
        for dtype in (
            torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8, torch.uint16,
            torch.uint32, torch.uint64, torch.bool)
    }
    values = torch.tensor([0.1, -65504.0, 5.96e-8, float("inf"), -0.0], dtype=torch.float64)
    for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64):
        tensors[str(dtype).removeprefix("torch.")] = values.to(dtype)
    tensors["large"] = torch.tensor([2**24 + 1, -(2**53) - 1, 2**63 - 1])
    save_file(tensors, files / "types.safetensors")
    expected = {name: tensor.to(torch.float32) for name, tensor in tensors.items()}
    save_file(expected, files / "types-as-floats.safetensors")


def write_npy():
    matrix = numpy.float32([[1, 2, 3], [4, 5, 6.5]])
    numpy.save(files / "f4.npy", matrix)
    numpy.save(files / "f4-fortran.npy", numpy.asfortranarray(matrix))
    numpy.save(files / "f8-fortran-3d.npy", numpy.asfortranarray(numpy.arange(24.0).reshape(2, 3, 4)))
    numpy.save(files / "f2.npy", numpy.float16([0.1, -2]))
    numpy.save(files / "scalar.npy", numpy.array(2.5, numpy.float32))
    numpy.save(files / "empty.npy", numpy.zeros((0, 2), numpy.float32))
    numpy.save(files / "vector.npy", numpy.float32([1.5]))
    numpy.save(files / "i8.npy", numpy.int64([[1, -2], [3, 2**62]]))
    numpy.save(files / "i8-fortran.npy", numpy.asfortranarray(numpy.int64([[1, 2, 3], [4, 5, 6]])))
    numpy.save(files / "u1.npy", numpy.uint8([0, 255]))
    numpy.save(files / "u8.npy", numpy.uint64([2**64 - 1]))
    numpy.save(files / "bool.npy", numpy.array([True, False]))
    numpy.save(files / "big-endian.npy", numpy.array([1, 2], ">f4"))
    numpy.save(files / "record.npy", numpy.zeros(1, [("a", "<f4")]))
    for version in (2, 3):
        with open(files / f"version{version}.npy", "wb") as file:
            numpy.lib.format.write_array(file, matrix, version=(version, 0))


files.mkdir(exist_ok=True)
write_loaders()
write_safetensors()
write_npy()
