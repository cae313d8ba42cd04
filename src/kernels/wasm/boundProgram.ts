import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { memoryOf } from './heap';
import { PROGRAM, SHARED_PROGRAM } from './program';

/** Numbers of 32 bits that boundPart needs as scratch. */
export const SCRATCH_LENGTH = 128;

/** The functions of assembly/index.ts, which documents them. Addresses are bytes. */
export interface BoundProgram {
  boundPart(job: number, part: number, scratch: number): void;
  splitEnds(
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
  ): void;
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
  relu(from: number, to: number, count: number): void;
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

const instances = new WeakMap<WebAssembly.Memory, BoundProgram>();

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

/** Whether this engine has the vector instructions that the program consists of. */
export function canRunProgram(): boolean {
  return WebAssembly.validate(bytesOf(PROGRAM));
}

/** The program for memories like this one, compiled. */
export function compiledFor(memory: WebAssembly.Memory): WebAssembly.Module {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  return new WebAssembly.Module(bytesOf(isShared ? SHARED_PROGRAM : PROGRAM));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
