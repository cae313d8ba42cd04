import { expect, it } from 'vitest';
import { CancelledError } from '../bounds/checkpoint';
import { Cancellation } from './cancellation';

it('ends what began before it, at its next step', async () => {
  const cancellation = new Cancellation();
  const before = cancellation.checkpoint();
  await before();
  cancellation.cancel();
  await expect(before()).rejects.toThrow(CancelledError);
  await cancellation.checkpoint()();
});

it('ends the waiting for a file, and not its arrival', async () => {
  const cancellation = new Cancellation();
  let arrive = (_: string) => {};
  const arriving = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const ended = cancellation.wait(arriving);
  cancellation.cancel();
  await expect(ended).rejects.toThrow(CancelledError);
  const next = cancellation.wait(arriving);
  arrive('here');
  expect(await next).toBe('here');
  await expect(cancellation.wait(Promise.reject(new Error('404')))).rejects.toThrow('404');
});
