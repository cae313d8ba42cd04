import { fileStem } from '../../../app/commands/exports';
import { methodName } from '../controls/methods';
import type { Panels } from './usePanels';

/** What is on screen, in words: "Fashion-MNIST, natural, shirt 4, ε = 1.6/255, CROWN". */
export function nameOfShown({ snapshot: { query }, className, radius }: Panels): string {
  const image = query.picture ? query.picture.name : `${className.toLowerCase()} ${query.image}`;
  const what = query.numbers ? `own numbers, ${radius}` : `${image}, ε = ${radius}`;
  return `${query.model.name}, ${what}, ${methodName(query.method)}`;
}

/** The same as the beginning of files' names. */
export function stemOf({ snapshot: { query } }: Panels): string {
  const image = query.picture ? fileStem(query.picture.name) : `image-${query.image}`;
  const what = query.numbers ? 'own-numbers' : `${image}-epsilon-${query.levels}`;
  return `${fileStem(query.model.name)}-${what}-${query.method}`;
}
