import { createRequire } from 'node:module';

type FastCheck = typeof import('fast-check').default;
const fc: FastCheck = createRequire(import.meta.url)('fast-check').default;

/** How many cases are tried where a test asks for none in particular. */
const USUAL_RUNS = 100;

const factor = Number(process.env.BOUNDSCOPE_RUNS);

/**
 * Stands in for fast-check under `npm run test:deep`: every property is tried on many times the cases that its test asks
 * for, and on others each time.
 */
const manyRuns: FastCheck = {
  ...fc,
  assert: ((property, { seed: _, numRuns = USUAL_RUNS, ...parameters } = {}) =>
    fc.assert(property, { ...parameters, numRuns: numRuns * factor })) as FastCheck['assert'],
};

export default manyRuns;
