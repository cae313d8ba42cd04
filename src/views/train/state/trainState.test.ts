import { expect, it } from 'vitest';
import { NUMBERS, trainState } from './trainState';

const { encode, decode, initial } = trainState;

it('leaves the defaults out of the link', () => {
  expect(encode(initial)).toEqual({});
  expect(decode({})).toEqual(initial);
});

it('reads what it wrote', () => {
  const state = {
    ...initial,
    preset: 'own' as const,
    methods: ['ndt' as const],
    architecture: 'dm-small',
    outer: 8 / 255,
    epochs: 2,
    learningRate: 1e6,
    runs: ['one', 'two'],
  };
  expect(decode(encode(state))).toEqual(state);
});

it('falls back where a link is damaged', () => {
  expect(decode({ p: 'x', m: 'crown,wrong', i: '-1', o: 'wide', e: '2.5', b: '0', s: '', t: ',,' })).toEqual(initial);
});

it('takes at most two methods and two trainings', () => {
  expect(decode({ m: 'ndt,igrp,ibp', t: 'a,a,b,c' })).toMatchObject({ methods: ['ndt', 'igrp'], runs: ['a', 'b'] });
});

it('keeps numbers within their limits', () => {
  expect(NUMBERS.epochs.read('12')).toBe(12);
  expect(NUMBERS.epochs.read('0')).toBeUndefined();
  expect(NUMBERS.epochs.read('1.5')).toBeUndefined();
  expect(NUMBERS.learningRate.read('1e-3')).toBe(0.001);
  expect(NUMBERS.outer.read('1.1')).toBeUndefined();
  expect(NUMBERS.outer.read(' ')).toBeUndefined();
});
