import { expect, it } from 'vitest';
import { CancelledError } from '../bounds/checkpoint';
import { Pause } from './api/pause';
import { checkpointOf, unlessAborted } from './cancellation';

it('ends the computation whose signal it is, at its next step', async () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const checkpoint = checkpointOf(one.signal);
  await checkpoint();
  one.abort();
  await expect(checkpoint()).rejects.toThrow(CancelledError);
  await checkpointOf(other.signal)();
  await checkpointOf(undefined)();
});

it('ends the waiting for a file, and not its arrival', async () => {
  const { signal, controller } = aborting();
  let arrive = (_: string) => {};
  const arriving = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const ended = unlessAborted(arriving, signal);
  controller.abort();
  await expect(ended).rejects.toThrow(CancelledError);
  await expect(unlessAborted(arriving, signal)).rejects.toThrow(CancelledError);
  const next = unlessAborted(arriving, aborting().signal);
  arrive('here');
  expect(await next).toBe('here');
  await expect(unlessAborted(Promise.reject(new Error('404')), aborting().signal)).rejects.toThrow('404');
});

function aborting() {
  const controller = new AbortController();
  return { controller, signal: controller.signal };
}

it('holds a computation while it is paused, which can still be cancelled', async () => {
  const [pause, controller] = [new Pause(), new AbortController()];
  const checkpoint = checkpointOf(controller.signal, pause);
  pause.set(true);
  let isOn = false;
  const held = checkpoint().then(() => {
    isOn = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOn).toBe(false);
  pause.set(false);
  await held;
  const paused = checkpoint.held();
  expect(paused).toBeGreaterThan(10);
  // A turn of the message queue is no pause.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await checkpoint();
  expect(checkpoint.held()).toBe(paused);
  pause.set(true);
  const ended = checkpoint();
  controller.abort();
  await expect(ended).rejects.toThrow(CancelledError);
});
