import { TableError } from '../evaluation/table/tableError';
import { DatasetError } from '../formats/datasetError';
import { NpyError } from '../formats/npy';
import { NetworkError } from '../network/networkError';
import { InputError } from './inputError';

/** Errors whose cause is what the person gave. */
const PERSONS = [InputError, NetworkError, DatasetError, NpyError, TableError, RangeError];

/** 2 when the person's input is the cause, else 1. */
export function exitCodeOf(error: unknown): number {
  return PERSONS.some((kind) => error instanceof kind) ? 2 : 1;
}

/** The error's message on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ');
}
