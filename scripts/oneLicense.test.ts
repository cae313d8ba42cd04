import { expect, it } from 'vitest';
import { withoutRepeated } from './oneLicense.mjs';

it('leaves each text of a license once, all other comments and what lines end', () => {
  const [first, second] = ['/**\n * @license\n * Copyright 2020\n */', '/** @license MIT */'];
  const code = `/* a */${first}let a = 1${first}let b = 2;${second}b++${second}/* @preserve */;`;
  expect(withoutRepeated(code)).toBe(`/* a */${first}let a = 1\nlet b = 2;${second}b++ /* @preserve */;`);
});
