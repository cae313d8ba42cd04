import { expect, it } from 'vitest';
import { inTurn } from './openFiles';

it('opens what is dropped in the order of the drops, also after one that is refused', async () => {
  const shown: string[] = [];
  let arrive = () => {};
  const large = inTurn(async () => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    shown.push('large');
  });
  const refused = inTurn(async () => {
    throw new Error('No network.');
  });
  const small = inTurn(async () => shown.push('small'));
  await Promise.resolve();
  expect(shown).toEqual([]);
  arrive();
  await large;
  await expect(refused).rejects.toThrow('No network.');
  await small;
  expect(shown).toEqual(['large', 'small']);
});
