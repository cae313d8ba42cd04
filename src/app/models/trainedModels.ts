import { createStore } from 'zustand/vanilla';
import { notifyDamaged } from '../commands/notifyDamaged';
import { type KeptModel, readKept, removeKept, writeKept } from './keptModels';

/** The networks trained in this browser, the oldest first. */
export const trainedModels = createStore<readonly KeptModel[]>(() => []);

let reading: Promise<void> | undefined;

/** Resolves once those of earlier visits are among them. */
export function trainedModelsRead(): Promise<void> {
  reading ??= readKept().then(({ good, damaged }) => {
    notifyDamaged('network', damaged, removeKept);
    const keys = new Set(trainedModels.getState().map(({ key }) => key));
    const earlier = good.filter(({ key }) => !keys.has(key));
    if (earlier.length > 0) trainedModels.setState((known) => [...earlier, ...known], true);
  });
  return reading;
}

/** Puts a network among them; one of the same key makes room for it. */
export async function addTrained(model: KeptModel): Promise<void> {
  trainedModels.setState((known) => [...known.filter(({ key }) => key !== model.key), model], true);
  await writeKept(model);
}

/** Takes a network out; views that show it go on showing it during this visit. */
export async function forgetTrained(key: string): Promise<void> {
  trainedModels.setState((known) => known.filter((model) => model.key !== key), true);
  await removeKept(key);
}
