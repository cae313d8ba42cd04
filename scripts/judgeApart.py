"""Judges bundled networks apart from Boundscope: clean and interval-verified accuracies in plain float64.

    python3 scripts/judgeApart.py [--data DIR] [MODEL ...]

Shares no code with the product: it reads the ONNX files by a parser of its own, computes with numpy, and compares what it
finds on all test images with the cards in public/models. Cards count proofs that pay for rounding, this does not, so it may
find a few images more, and no fewer. DIR has cifar-10/test-images-idx4-ubyte.gz where CIFAR-10 is to be judged.
"""
import argparse
import gzip
import json
import pathlib
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent / 'public'
CHUNK = 500


def varint(data, at):
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """The fields of a protobuf message, as pairs of number and content."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        else:
            size, at = {1: (8, at), 5: (4, at)}.get(key & 7) or varint(data, at)
            value, at = data[at:at + size], at + size
        yield key >> 3, value


def numbers(data):
    found, at = [], 0
    while at < len(data):
        value, at = varint(data, at)
        found.append(value)
    return found


def read_network(path):
    """Chains of layers by their prefix, and the decisions of a tree (None where there is one chain)."""
    model = list(fields(path.read_bytes()))
    graph = next(value for field, value in model if field == 7)
    weights, chains = {}, {}
    for field, value in fields(graph):
        if field == 5:
            parts = list(fields(value))
            shape = [n for f, v in parts if f == 1 for n in (numbers(v) if isinstance(v, bytes) else [v])]
            name = next(v for f, v in parts if f == 8).decode()
            raw = next(v for f, v in parts if f == 9)
            weights[name] = np.frombuffer(raw, '<f4').astype(np.float64).reshape(shape)
    for field, value in fields(graph):
        if field != 1:
            continue
        parts = list(fields(value))
        kind = next(v for f, v in parts if f == 4).decode()
        if kind == 'Concat':
            continue
        inputs = [v.decode() for f, v in parts if f == 1]
        output = next(v for f, v in parts if f == 2).decode()
        attributes = {}
        for f, v in parts:
            if f == 5:
                inner = list(fields(v))
                name = next(w for g, w in inner if g == 1).decode()
                attributes[name] = [n for g, w in inner if g == 8 for n in (numbers(w) if isinstance(w, bytes) else [w])]
        prefix = output.split('/')[0] if '/' in output else ''
        layer = (kind, [weights[name] for name in inputs[1:]], attributes.get('strides', [1])[0])
        assert sum(attributes.get('pads', [])) == 0 and kind in ('Conv', 'Relu', 'Flatten', 'Gemm'), kind
        chains.setdefault(prefix, []).append(layer)
    for field, value in model:
        if field == 14:
            entry = dict(fields(value))
            if entry[1] == b'boundscope.decisions':
                return chains, json.loads(entry[2])
    return chains, None


def convolve(x, kernel, stride):
    size = kernel.shape[2]
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]
    batch, channels, height, width = windows.shape[:4]
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(batch * height * width, -1)
    return (rows @ kernel.reshape(len(kernel), -1).T).reshape(batch, height, width, -1).transpose(0, 3, 1, 2)


def last_box(layers, low, high):
    """Interval bounds of what the last layer is given; returns that layer's weights, too."""
    for kind, params, stride in layers[:-1]:
        if kind == 'Relu':
            low, high = np.maximum(low, 0), np.maximum(high, 0)
        elif kind == 'Flatten':
            low, high = low.reshape(len(low), -1), high.reshape(len(high), -1)
        else:
            weight, bias = params
            middle, half = (low + high) / 2, (high - low) / 2
            if kind == 'Conv':
                center = convolve(middle, weight, stride) + bias[:, None, None]
                spread = convolve(half, np.abs(weight), stride)
            else:
                center, spread = middle @ weight + bias, half @ np.abs(weight)
            low, high = center - spread, center + spread
    weight, bias = layers[-1][1]
    return low, high, weight, bias


def lower_margins(layers, x, radius, winning):
    """[images, outputs]: what the winning output exceeds each output by, at least."""
    low, high, weight, bias = last_box(layers, np.maximum(x - radius, 0), np.minimum(x + radius, 1))
    middle, half = (low + high) / 2, (high - low) / 2
    margins = np.empty((len(x), weight.shape[1]))
    for output in range(weight.shape[1]):
        rows = weight.T[winning] - weight.T[output]
        margins[:, output] = (middle * rows).sum(1) - (half * np.abs(rows)).sum(1) + bias[winning] - bias[output]
    margins[np.arange(len(x)), winning] = np.inf
    return margins


def class_margins(network, x, labels, radius, classes):
    """[images, classes]: of a tree, by the network in which the paths of two classes part."""
    chains, decisions = network
    if decisions is None:
        return lower_margins(chains[''], x, radius, labels)
    groups = [entry if isinstance(entry, list) else [entry] for entry in decisions]
    group_of = np.array([next(at for at, group in enumerate(groups) if c in group) for c in range(classes)])
    margins = lower_margins(chains['root'], x, radius, group_of[labels])[:, group_of]
    for at, group in enumerate(groups):
        own = group_of[labels] == at
        if len(group) > 1 and own.any():
            winning = np.array([group.index(label) for label in labels[own]])
            inner = lower_margins(chains[chr(ord('a') + at)], x[own], radius, winning)
            margins[np.ix_(own, group)] = inner
        elif own.any():
            margins[np.ix_(own, group)] = np.inf
    return margins


def read_images(card, data):
    if card['dataset'] == 'fashion-mnist':
        folder, names = ROOT / 'datasets/fashion-mnist', ('t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz')
    elif data:
        folder, names = pathlib.Path(data) / 'cifar-10', ('test-images-idx4-ubyte.gz', 'test-labels-idx1-ubyte.gz')
    else:
        return None
    raw, labels = (gzip.decompress((folder / name).read_bytes()) for name in names)
    shape = [int.from_bytes(raw[4 + 4 * at:8 + 4 * at], 'big') for at in range(raw[3])]
    x = np.frombuffer(raw, np.uint8, offset=4 + 4 * len(shape)).reshape(shape)
    x = x[:, None] if len(shape) == 3 else x.transpose(0, 3, 1, 2)
    return x, np.frombuffer(labels, np.uint8, offset=8).astype(int)


def judge(card, network, images, labels, names):
    inner, outer = card['epsilon']['inner'], card['epsilon']['outer']
    group_of = np.array([next(at for at, group in enumerate(card['groups']) if name in group) for name in names])
    counts = dict.fromkeys(('clean', 'verified', 'interGroup', 'innerGroup', 'adaptive'), 0)
    for start in range(0, len(images), CHUNK):
        x, y = images[start:start + CHUNK] / 255.0, labels[start:start + CHUNK]
        same = group_of[y][:, None] == group_of[None, :]
        plain, small, large = (class_margins(network, x, y, radius, len(names)) for radius in (0, inner, outer))
        found = {
            'clean': plain > 0,
            'verified': large > 0,
            'interGroup': same | (large > 0),
            'innerGroup': ~same | (small > 0),
            'adaptive': np.where(same, small, large) > 0,
        }
        for name, holds in found.items():
            counts[name] += int(holds.all(1).sum())
    return counts


def told_of(card, count):
    """The card's figures of its network, and whether they are of so many images by intervals."""
    seeds = card.get('seeds', {'images': 0})
    if seeds['images'] == count and seeds['method'] == 'ibp':
        own = int(card['training'].split('; seed ')[1].split('.')[0])
        return next(each for each in seeds['figures'] if each['seed'] == own), True
    measured = card['measured']
    return card['accuracy'], measured['method'] == 'ibp' and measured['images'] == count


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--data')
    options.add_argument('models', nargs='*')
    given = options.parse_args()
    wrong = 0
    for name in given.models or json.loads((ROOT / 'models/index.json').read_text()):
        card = json.loads((ROOT / f'models/{name}.json').read_text())
        read = read_images(card, given.data)
        if read is None:
            print(f'{name}: not judged; name the folder of CIFAR-10 with --data')
            continue
        images, labels = read
        names = [each for group in card['groups'] for each in group]
        names = sorted(names, key=card['task'].split(': ')[1].rstrip('.').split(', ').index)
        counts = judge(card, read_network(ROOT / f'models/{name}.onnx'), images, labels, names)
        figures, by_intervals = told_of(card, len(images))
        for figure, count in counts.items():
            stated = figures.get(figure)
            if stated is None or (figure != 'clean' and not by_intervals):
                continue
            more = count - round(stated * len(images))
            # Clean accuracy may differ where two outputs are nearly equal; a proof may be lost to rounding, none gained.
            agrees = abs(more) <= 1 if figure == 'clean' else 0 <= more <= len(images) / 1000
            wrong += not agrees
            print(f'{name} {figure}: {count} of {len(images)} here, {more:+d} to the card{"" if agrees else "  DIFFERS"}')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
