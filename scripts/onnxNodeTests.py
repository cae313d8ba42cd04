"""Writes the tests that ONNX publishes of each of its operators: NAME.onnx, and cases.json with inputs and outputs.

onnxNodeTests.py [--plain] FOLDER [DATA]: DATA is the folder onnx/backend/test/data of ONNX's sources, whose cases come along;
--plain leaves out cases whose operator is written out as others.
"""

import glob
import json
import os
import sys

import numpy as np
import onnx
from onnx import numpy_helper

# Older versions of onnx use names that newer ones of numpy have dropped.
for name, kind in [("float", float), ("int", int), ("bool", bool), ("object", object)]:
    if name not in vars(np):
        setattr(np, name, kind)

from onnx.backend.test.case.node import collect_testcases  # noqa: E402


def tensor(value):
    """A tensor as JSON; what is no tensor of numbers as null."""
    if not isinstance(value, np.ndarray) and not np.isscalar(value):
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        return None
    numbers = array.astype(np.float64).ravel()
    values = [float(x) if np.isfinite(x) else str(float(x)) for x in numbers]
    return {"type": str(array.dtype), "sizes": list(array.shape), "values": values}


def write(name, model, inputs, outputs):
    with open(os.path.join(folder, name + ".onnx"), "wb") as file:
        file.write(model)
    listed.append({"name": name, "inputs": [tensor(x) for x in inputs], "outputs": [tensor(y) for y in outputs]})


def read_values(pattern):
    """The tensors of files that are numbered from 0; what is no tensor as null."""
    values = []
    for number in range(len(glob.glob(pattern % "*"))):
        with open(pattern % number, "rb") as file:
            proto = onnx.TensorProto.FromString(file.read())
        values.append(numpy_helper.to_array(proto) if proto.data_type else None)
    return values


plain = "--plain" in sys.argv
arguments = [each for each in sys.argv[1:] if each != "--plain"]
folder = arguments[0]
listed = []
# Newer versions ask for one operator; none means all.
all_of_them = collect_testcases(None) if collect_testcases.__code__.co_argcount else collect_testcases()
for case in all_of_them:
    if case.model is None or not case.data_sets or (plain and case.name.endswith("_expanded")):
        continue
    write(case.name, case.model.SerializeToString(), *case.data_sets[0])

for path in sorted(glob.glob(os.path.join(arguments[1], "*", "*", "model.onnx")) if len(arguments) > 1 else []):
    data = os.path.join(os.path.dirname(path), "test_data_set_0")
    with open(path, "rb") as file:
        model = file.read()
    name = "_".join(os.path.dirname(path).split(os.sep)[-2:])
    write(name, model, read_values(os.path.join(data, "input_%s.pb")), read_values(os.path.join(data, "output_%s.pb")))

with open(os.path.join(folder, "cases.json"), "w") as file:
    json.dump(listed, file)
