import { zipOf } from '../networks/keras/kerasModel';
import { type HostileFile, text } from './hostileFile';

/** Files that are often mistaken for a network. */
export const OTHER_FILES: readonly HostileFile[] = [
  { title: 'nothing', name: 'a.onnx', bytes: new Uint8Array(0), says: /empty.*again/ },
  { title: 'a web page', name: 'a.onnx', bytes: text('<!DOCTYPE html><html></html>'), says: /web page.*raw file/ },
  {
    title: 'a Git LFS pointer',
    name: 'a.onnx',
    bytes: text('version https://git-lfs.github.com/spec/v1'),
    says: /Git LFS.*lfs pull/,
  },
  {
    title: 'a PyTorch archive',
    name: 'a.pth',
    bytes: zipOf({ 'archive/data.pkl': text('x') }),
    says: /PyTorch.*torch\.onnx\.export/,
  },
  {
    title: 'a PyTorch program',
    name: 'a.pt2',
    bytes: zipOf({ 'archive/models/model.json': text('{}') }),
    says: /PyTorch.*torch\.onnx\.export/,
  },
  { title: 'a pickle', name: 'a.pth', bytes: Uint8Array.of(0x80, 2, 0x8a), says: /pickle.*torch\.onnx\.export/ },
  {
    title: 'SafeTensors',
    name: 'a.safetensors',
    bytes: Uint8Array.of(16, 0, 0, 0, 0, 0, 0, 0, ...text('{"__metadata__":{}}')),
    says: /weights alone.*torch\.onnx\.export/,
  },
  {
    title: 'SafeTensors whose length begins as a web page does',
    name: 'a.safetensors',
    bytes: Uint8Array.of(0x3c, 0, 0, 0, 0, 0, 0, 0, ...text(`{"__metadata__":{}}${' '.repeat(41)}`)),
    says: /weights alone.*torch\.onnx\.export/,
  },
  {
    title: 'TensorFlow Lite',
    name: 'a.tflite',
    bytes: Uint8Array.of(0x1c, 0, 0, 0, ...text('TFL3')),
    says: /TensorFlow Lite.*tf2onnx/,
  },
  {
    title: 'a picture',
    name: 'a.png',
    bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a),
    says: /PNG.*\.onnx/,
  },
  { title: 'other JSON', name: 'a.json', bytes: text('{"a": 1}'), says: /JSON that describes no network/ },
  { title: 'noise', name: 'a.onnx', bytes: Uint8Array.of(0xff, 0xfe, 0xfd), says: /not known.*ONNX, Keras 3/ },
];
