import { expect, it } from 'vitest';
import { withRuntime } from './ownRuntime.mjs';

const RUNTIME = 'var e=(f)=>()=>f,t=(all)=>({...all});export{t as n,e as t};';

it('puts what a part takes of the runtime into it, under the names that it has there', async () => {
  const part = withRuntime(
    'import{n as a,t as b}from"./worker-rolldown-runtime-XKyaHtl9.js";export default [a({x:1}),b(2)()];',
    RUNTIME,
  );
  expect(part).not.toContain('import');
  const { default: got } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(part)}`);
  expect(got).toEqual([{ x: 1 }, 2]);
});

it('leaves a part that takes nothing of it', () => {
  const part = 'import{n as a}from"./worker-other.js";a();';
  expect(withRuntime(part, RUNTIME)).toBe(part);
});
