import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { memoryOf } from './heap';
import { PROGRAMS } from './program';
import { forSharedMemory } from './sharedMemory';

/** Numbers of 32 bits that boundPart needs as scratch: 64 for the sums of each of eight tiles, and 32 for those of one. */
export const SCRATCH_LENGTH = 8 * 64 + 32;

/** The functions of assembly/index.ts, which documents them. Addresses are bytes. */
export interface BoundProgram {
  boundPart(job: number, part: number, scratch: number): void;
  boxBounds(
    x: number,
    count: number,
    lower: number,
    upper: number,
    radius: number,
    share: number,
    tiny: number,
    least: number,
    most: number,
    isOutward: number,
  ): number;
  boundDifferences(
    lower: number,
    half: number,
    samples: number,
    inputs: number,
    columns: number,
    bias: number,
    pairs: number,
    count: number,
    share: number,
    isOutward: number,
    room: number,
    below: number,
    above: number,
  ): void;
  splitBounds(
    lower: number,
    half: number,
    rows: number,
    length: number,
    center: number,
    radius: number,
    step: number,
    rowsInImage: number,
    gap: number,
    ofRadius: number,
    ofCenter: number,
  ): number;
  padRows(from: number, rows: number, length: number, to: number, step: number, rowsInImage: number, gap: number): void;
  clearPadding(
    at: number,
    batch: number,
    height: number,
    step: number,
    top: number,
    bottom: number,
    left: number,
    right: number,
  ): void;
  placeWindows(
    target: number,
    batch: number,
    rows: number,
    columns: number,
    imageStep: number,
    rowStep: number,
    columnStep: number,
  ): void;
  transpose(from: number, to: number, count: number, rows: number, columns: number): void;
  relu(from: number, to: number, count: number): void;
  magnitudes(lower: number, length: number, to: number): void;
  channelSums(lower: number, length: number, to: number, channels: number, group: number): void;
  costs(
    known: number,
    x: number,
    to: number,
    samples: number,
    length: number,
    perSample: number,
    share: number,
    least: number,
  ): void;
  countUnits(job: number): void;
  packUnits(job: number): void;
  reluRelaxation(
    lower: number,
    length: number,
    below: number,
    above: number,
    intercepts: number,
    isOutward: number,
  ): void;
  weighRelaxation(
    lower: number,
    below: number,
    above: number,
    unstable: number,
    weights: number,
    length: number,
    share: number,
  ): void;
  largestMagnitude(from: number, count: number): number;
  widen(from: number, to: number, count: number, relative: number, tiny: number): void;
  relaxRows(
    result: number,
    a: number,
    x: number,
    isOneForRow: number,
    operands: number,
    batch: number,
    rows: number,
    n: number,
  ): void;
  concretizeRows(
    least: number,
    errors: number,
    a: number,
    operands: number,
    batch: number,
    rows: number,
    n: number,
    underflow: number,
  ): void;
}

/** Which vector instructions a program consists of; with relaxed ones a multiplication and an addition round once. */
export type Instructions = keyof typeof PROGRAMS;

const instances = new WeakMap<WebAssembly.Memory, BoundProgram>();

let allowed: Instructions = 'relaxed';

/** The program, working in the backend's memory. */
export function boundProgram(backend: BackendWasm): BoundProgram {
  const memory = memoryOf(backend);
  const known = instances.get(memory);
  if (known) return known;
  const instance = new WebAssembly.Instance(compiledFor(memory), { env: { memory } });
  const program = instance.exports as unknown as BoundProgram;
  instances.set(memory, program);
  return program;
}

/** The best instructions that this engine has for the program; undefined where it has no vectors at all. */
export function instructions(): Instructions | undefined {
  const order = allowed === 'relaxed' ? (['relaxed', 'plain'] as const) : (['plain'] as const);
  return order.find(has);
}

/** Leaves relaxed instructions out from now on, or takes them again; a backend's threads keep to what they began with. */
export function allowInstructions(best: Instructions, backend: BackendWasm): void {
  allowed = best;
  instances.delete(memoryOf(backend));
}

/** The program for memories like this one, compiled. */
export function compiledFor(memory: WebAssembly.Memory): WebAssembly.Module {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  const program = bytesOf(PROGRAMS[instructions() ?? 'plain']);
  return new WebAssembly.Module(isShared ? forSharedMemory(program) : program);
}

/** Whether this engine has the program in any vectors at all: asked for at every bound. */
export function hasVectors(): boolean {
  return has('plain');
}

/** What the engine was seen to have; Node takes relaxed instructions later than it starts. */
const seen = new Set<Instructions>();

function has(name: Instructions): boolean {
  // Engines with relaxed instructions have the plain ones.
  if (seen.has('relaxed')) return true;
  if (!seen.has(name) && WebAssembly.validate(bytesOf(PROGRAMS[name]))) seen.add(name);
  return seen.has(name);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  // By index: with a function for each byte it takes ten times as long, at the start of every page.
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
