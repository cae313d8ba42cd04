import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningBackend } from './backends/runningBackend';
import { Turns } from './turns';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A backend that tells what it was asked to do besides computing. */
function watched(isOpen: boolean) {
  const did: string[] = [];
  const backend = {
    isOpen,
    startRest: () => void did.push('rest'),
    measure: async () => {
      did.push('measure');
      backend.isOpen = false;
    },
  };
  return { turns: new Turns(backend as unknown as RunningBackend), did };
}

const lasting = (milliseconds: number) => () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('what the first answer does not need', () => {
  it('is started with the second question', async () => {
    const { turns, did } = watched(false);
    const first = turns.ask(lasting(50));
    await vi.advanceTimersByTimeAsync(2000);
    await first;
    expect(did).toEqual([]);
    void turns.ask(lasting(50));
    await vi.advanceTimersByTimeAsync(1);
    expect(did).toEqual(['rest']);
  });

  it('helps with a first question that takes long', async () => {
    const { turns, did } = watched(false);
    void turns.ask(lasting(5000));
    await vi.advanceTimersByTimeAsync(1000);
    expect(did).toEqual(['rest']);
  });
});

describe('backends are measured', () => {
  it('once nobody waits for an answer, and not among questions that follow each other', async () => {
    const { turns, did } = watched(true);
    for (let question = 0; question < 5; question++) {
      void turns.take(lasting(50));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(did).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(did).toEqual(['measure']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(did).toEqual(['measure']);
  });

  it('also after something failed, which fails for whoever asked alone', async () => {
    const { turns, did } = watched(true);
    await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take(async () => 'yes')).toBe('yes');
    await vi.advanceTimersByTimeAsync(1500);
    expect(did).toEqual(['measure']);
  });
});
