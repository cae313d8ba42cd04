import { type AttackContract, attackToContract, type RadiusContract, radiusToContract } from './attackContract';
import { engine } from './client';
import { type ContractResult, toContract } from './contract';
import type { AttackRequest, BackendName, BoundsRequest, ModelCard, RadiusRequest } from './types';

/** What people find at `boundscope` in the browser's console; described in the README. */
export interface ConsoleApi {
  /** Bounds of a network over boxes of inputs; with `indices`, or several inputs in one, every field is batched. */
  bounds(request: BoundsRequest): Promise<ContractResult>;
  /** Looks for inputs of the boxes that are misread; batched in the same way. */
  attack(request: AttackRequest): Promise<AttackContract>;
  /** How far inputs can be moved: radii that are certified, and radii that are falsified; batched in the same way. */
  radius(request: RadiusRequest): Promise<RadiusContract>;
  /** The bundled models. */
  models(): Promise<readonly ModelCard[]>;
  /** The backends of this browser, best first. */
  backends(): Promise<readonly BackendName[]>;
}

declare global {
  interface Window {
    boundscope: ConsoleApi;
  }
}

/** Puts the console API into the page. */
export function installConsole(): void {
  window.boundscope = {
    async bounds(request) {
      const result = await engine().bounds(request);
      return toContract(result, asksForBatch(request, result.batch));
    },
    async attack(request) {
      const result = await engine().attack(request);
      return attackToContract(result, asksForBatch(request, result.batch));
    },
    async radius(request) {
      const result = await engine().radius(request);
      return radiusToContract(result, asksForBatch(request, result.batch));
    },
    models: () => engine().models(),
    backends: () => engine().backends(),
  };
}

/** Whether the answer to a request carries a batch dimension. */
export function asksForBatch({ input }: Pick<BoundsRequest, 'input'>, batch: number): boolean {
  return 'dataset' in input ? 'indices' in input : batch > 1;
}
