// @ts-check
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

/*
 * What the tests import from `vitest`, for machines where nothing is installed: Vitest's own suites, hooks and expectations,
 * without the program around them, which needs hundreds of packages.
 */
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from '@vitest/runner';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** @param {unknown} value @param {string} [message] */
const base = (value, message) => chai.expect(value, message);

/** Vitest's. */
export const expect = Object.assign(base, chai.expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT));

/** @type {any} */
const known = expect;
setState({ ...getState(known), testPath: '', currentTestName: '' }, known);
Reflect.set(globalThis, GLOBAL_EXPECT, expect);
