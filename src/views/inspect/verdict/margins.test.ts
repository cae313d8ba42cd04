import { describe, expect, it } from 'vitest';
import type { AttackResult, BoundsResult, Verdict } from '../../../engine/api/types';
import { attackSubject, boundsSubject } from '../../../testing/standIns/resultSubject';
import { attackedBy, countVerdicts, logitsOf, marginsOf, nameOutput, verdictOn } from './margins';

function result(logits: number[], marginLower: number[], verdict: Verdict): BoundsResult {
  return {
    of: boundsSubject,
    batch: 1,
    outputs: logits.length,
    classes: logits.length,
    logits: Float32Array.from(logits),
    lower: Float32Array.from(logits, (z) => z - 1),
    upper: Float32Array.from(logits, (z) => z + 1),
    margin: Float64Array.from(logits, (z) => (logits[1] ?? 0) - z),
    marginLower: Float32Array.from(marginLower),
    label: [1],
    prediction: [1],
    verdict: [verdict],
    layers: [],
    milliseconds: 1,
    backend: 'cpu',
    rounding: 'real',
  };
}

describe('marginsOf', () => {
  it('puts trouble first and leaves the label out', () => {
    const margins = marginsOf(result([1, 5, 2, 4], [3, 0, 2, -0.5], 'unknown'));
    expect(margins).toEqual([
      { label: 3, proved: -0.5, itself: 1, verdict: 'unknown' },
      { label: 2, proved: 2, itself: 3, verdict: 'verified' },
      { label: 0, proved: 3, itself: 4, verdict: 'verified' },
    ]);
    expect(countVerdicts(margins)).toEqual({ verified: 2, falsified: 0, unknown: 1 });
  });

  it('calls a class falsified only where the image itself is read as it', () => {
    const margins = marginsOf(result([1, 3, 2, 4], [-1, 0, -2, -3], 'falsified'));
    expect(margins.map(({ label, verdict }) => [label, verdict])).toEqual([
      [3, 'falsified'],
      [2, 'unknown'],
      [0, 'unknown'],
    ]);
  });

  it('takes in what an attack found', () => {
    const bounds = result([1, 5, 2, 4], [3, 0, -0.2, -0.5], 'unknown');
    const attack: AttackResult = {
      of: attackSubject,
      batch: 1,
      classes: 4,
      label: [1],
      verdict: ['falsified'],
      margin: Float64Array.of(3.5, 0, 0.1, -0.3),
      counterexample: [{ input: new Float64Array(2), label: 3, margin: -0.3 }],
      milliseconds: 1,
      backend: 'cpu',
    };
    expect(marginsOf(bounds, attack).map(({ label, found, verdict }) => [label, found, verdict])).toEqual([
      [3, -0.3, 'falsified'],
      [2, 0.1, 'unknown'],
      [0, 3.5, 'verified'],
    ]);
    expect(verdictOn(bounds, attack)).toBe('falsified');
    expect(verdictOn(bounds, null)).toBe('unknown');
    expect(verdictOn(bounds, null, true)).toBe('verified');
  });

  it('takes in the counterexample of a decision, where no attack found one', () => {
    const bounds = result([1, 5, 2, 4], [3, 0, -0.2, -0.5], 'unknown');
    const counterexample = { input: new Float64Array(2), label: 3, margin: -0.3 };
    const attacked = attackedBy(bounds, null, { counterexample });
    expect(attacked?.counterexample).toEqual([counterexample]);
    expect(verdictOn(bounds, attacked)).toBe('falsified');
    expect(attackedBy(bounds, null, { counterexample: null })).toBeNull();
  });

  it('never lets NaN prove anything', () => {
    expect(marginsOf(result([1, 5], [Number.NaN, 0], 'unknown'))[0]?.verdict).toBe('unknown');
  });
});

it('orders logits by their value on the image', () => {
  const logits = logitsOf(result([1, 5, 2], [0, 0, 0], 'unknown'), [[0, 2], [1], [2]]);
  expect(logits.map(({ output }) => output)).toEqual([1, 2, 0]);
  expect(logits[0]).toEqual({ output: 1, classes: [1], lower: 4, upper: 6, itself: 5 });
  expect(logits.map(({ classes }) => nameOutput(classes, String))).toEqual(['1', '2', '0 and 1 more']);
});
