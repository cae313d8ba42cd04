import { type ModelSubject, type SubjectOf, saidOf } from '../api/subject';
import type { StoredModel } from '../stores/modelStore';

/** What a network is called: as its card has it, else as its file. */
export function nameOf({ card, network }: StoredModel): string {
  return card?.name ?? network.name;
}

/** What the answer to a request is of. */
export function subjectOf<Full extends object>(
  model: StoredModel,
  request: { readonly input: unknown },
  full: Full,
): SubjectOf<Full>;
export function subjectOf<Full extends object>(model: StoredModel, request: object, full: Full): ModelSubject<Full>;
export function subjectOf(model: StoredModel, request: object, full: object): unknown {
  return { ...saidOf({ ...request, ...full }), model: { id: model.id, name: nameOf(model) } };
}
