import { UnknownModelError } from '../engine/api/errors';
import { DatasetError } from '../formats/inputs/datasetImages';
import { NpyError } from '../formats/inputs/npy';
import { PropertyError } from '../formats/properties/propertyError';
import { NetworkError } from '../network/networkError';
import { printable } from '../numbers/printable';
import { TableError } from '../radii/table/radiusTable';
import { InputError } from './options/inputError';

/** Errors whose cause is what the person gave. */
const PERSONS = [
  InputError,
  NetworkError,
  UnknownModelError,
  DatasetError,
  NpyError,
  PropertyError,
  TableError,
  RangeError,
];

/** 2 when the person's input is the cause, else 1. */
export function exitCodeOf(error: unknown): number {
  return PERSONS.some((kind) => error instanceof kind) ? 2 : 1;
}

/** The error's message on one line, without characters that a terminal takes for commands. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return printable(message.replaceAll(/\s*\n\s*/g, ' '));
}

/** Where to read on of a network whose nodes are known; nothing for other errors. */
export function wayOn(error: unknown): string {
  return error instanceof NetworkError && error.survey ? ' “boundscope inspect” with its name lists every node.' : '';
}
