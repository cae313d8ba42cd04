import { askAgain } from '../../app/models/askAgain';
import { engine } from '../../engine/client';
import type { AttackResult, Progress, RadiusResult } from '../../engine/types';
import { type BoundsQuery, subjectOf } from './boundsQuery';
import { type OnDemand, useOnDemand } from './useOnDemand';

/** What is computed only when someone asks: attacks, and how far the image can be moved. */
export interface Studies {
  readonly attack: OnDemand<BoundsQuery, AttackResult>;
  readonly radius: OnDemand<BoundsQuery, RadiusResult>;
}

export function useStudies(query: BoundsQuery | null, onError: (message: string) => void): Studies {
  const attack = useOnDemand(query, attackKey, 'Attacking', runAttack, onError);
  const radius = useOnDemand(query, radiusKey, 'Trying radii', runRadius, onError);
  return { attack, radius };
}

/** What an attack's result depends on. */
function attackKey({ model, dataset, image, levels }: BoundsQuery): string {
  return [model.id, dataset, image, levels].join(' ');
}

/** What a radius depends on. */
function radiusKey({ model, dataset, image, method, rounding }: BoundsQuery): string {
  return [model.id, dataset, image, method, rounding].join(' ');
}

function runAttack(query: BoundsQuery, onProgress: (progress: Progress) => void): Promise<AttackResult> {
  const { model, levels } = query;
  return askAgain(model, () => engine().attack({ ...subjectOf(query), epsilon: levels / 255 }, onProgress));
}

function runRadius(query: BoundsQuery, onProgress: (progress: Progress) => void): Promise<RadiusResult> {
  const { model, method, rounding } = query;
  const request = { ...subjectOf(query), method, rounding };
  return askAgain(model, () => engine().radius(request, onProgress));
}
