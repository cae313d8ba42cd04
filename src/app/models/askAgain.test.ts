import { expect, it, vi } from 'vitest';
import type { EngineClient } from '../../engine/client';
import type { ModelSummary } from '../../engine/types';
import { askAgain, isCancelled } from './askAgain';

const model = { id: 'gone' } as ModelSummary;

it('asks once more when the engine does not know the file any longer', async () => {
  const ask = vi.fn().mockRejectedValueOnce(new Error('There is no such model.')).mockResolvedValueOnce('found');
  expect(await askAgain(model, ask, { cancellations: 3 } as EngineClient)).toBe('found');
  expect(ask).toHaveBeenCalledTimes(2);
});

it('does not ask once more when it was cancelled meanwhile', async () => {
  const asked = { cancellations: 3 };
  const ask = vi.fn(async () => {
    asked.cancellations++;
    throw new Error('There is no such model.');
  });
  const outcome = await askAgain(model, ask, asked as EngineClient).catch((error: unknown) => error);
  expect(isCancelled(outcome)).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
});
