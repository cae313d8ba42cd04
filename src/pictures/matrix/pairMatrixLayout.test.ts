import { describe, expect, it } from 'vitest';
import { groupTone } from '../colors';
import { groupRuns, isLabelled, matrixTextSize } from './pairMatrixLayout';

describe('groups in a matrix', () => {
  it('are stretches of rows', () => {
    expect(groupRuns([0, 2, 1, 3, 4], [0, 1, 0, 1, 0])).toEqual([
      { group: 0, start: 0, end: 2 },
      { group: 1, start: 2, end: 4 },
      { group: 0, start: 4, end: 5 },
    ]);
  });

  it('have ten colours, and those made by hand begin at the other end', () => {
    expect([0, 9, 10].map((group) => groupTone(group, 12))).toEqual([
      'var(--group-a)',
      'var(--group-j)',
      'var(--group-a)',
    ]);
    expect([12, 13].map((group) => groupTone(group, 12))).toEqual(['var(--group-j)', 'var(--group-i)']);
  });

  it('keep labels apart', () => {
    expect([0, 1, 2, 3, 4].filter((place) => isLabelled(place, 36))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].filter((place) => isLabelled(place, 8))).toEqual([0, 2, 4]);
  });
});

it('prints into cells by their size, and never below what is asked for', () => {
  expect([20, 52, 90].map((cell) => matrixTextSize(cell, 0))).toEqual([11, 13, 15]);
  expect([20, 52, 90].map((cell) => matrixTextSize(cell, 16))).toEqual([16, 16, 16]);
});
