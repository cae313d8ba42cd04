import type { Method } from '../../../catalog/methods';
import type { BoundsRequest, Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { FullRequest } from '../bounds/request';

/** Asks what a graphics device does for these bounds, and how long; fields as in BoundsRequest, one input. */
export type TraceRequest = BoundsRequest;

/** A program that runs on the device, and how it is run for one layer. */
export interface ProgramTrace {
  /** The name of its kind. */
  readonly name: string;
  /** All of it, as the browser compiles it. */
  readonly wgsl: string;
  /** Where its own code begins and ends in that; declarations that all programs have stand around it. */
  readonly own: readonly [number, number];
  readonly workgroups: readonly [number, number, number];
  readonly workgroupSize: readonly [number, number, number];
  /** Times that it is run so. */
  readonly runs: number;
  /** Of all of them together, on the device; null where it keeps no time. */
  readonly milliseconds: number | null;
}

/** What the device does for one layer. */
export interface LayerTrace {
  readonly name: string;
  readonly op: string;
  /** In the order in which they are first run. */
  readonly programs: readonly ProgramTrace[];
  readonly milliseconds: number | null;
}

/** What the device does for one question. */
export interface TraceResult extends Noted {
  readonly of: SubjectOf<FullRequest>;
  /** Whose bounds were traced: of a method that searches, the one it searches from. */
  readonly traced: Method;
  /** Questions that times are the mean of: browsers round each time. */
  readonly questions: number;
  /** One a node, in the order of the file. */
  readonly layers: readonly LayerTrace[];
  /** What belongs to no layer: boxes, lines at the input, what is read. */
  readonly beside: Pick<LayerTrace, 'programs' | 'milliseconds'>;
}
