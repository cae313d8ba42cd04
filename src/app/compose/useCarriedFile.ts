import { useEffect, useState } from 'react';
import { packFile } from '../models/carriedFile';
import { bytesOfFile, fileNameOf, isFile } from '../models/openedModels';
import type { AppStore } from '../state/store';
import type { Draft } from './draft';
import { CARRIED } from './words';

interface Carrying {
  readonly file: Draft['file'];
  /** What a sender has to know of a network that does not go along. */
  readonly left?: string;
}

/** The network that a view shows from a file, packed for a link where it is small enough. */
export function useCarriedFile(app: AppStore, view: string): Carrying {
  const [carrying, setCarrying] = useState<Carrying>({ file: null });
  useEffect(() => {
    let wanted = true;
    setCarrying({ file: null });
    const keys = filesIn(app, view);
    const [key] = keys;
    if (key !== undefined)
      void pack(key, keys.length).then((packed) => {
        if (wanted) setCarrying(packed);
      });
    return () => {
      wanted = false;
    };
  }, [app, view]);
  return carrying;
}

async function pack(key: string, count: number): Promise<Carrying> {
  const name = fileNameOf(key);
  const bytes = await bytesOfFile(key);
  const packed = bytes && count === 1 ? await packFile(name, bytes) : undefined;
  if (packed) return { file: { key, name: `file:${packed.name}`, text: packed.text } };
  return { file: null, left: CARRIED.tooLarge(name) };
}

/** The keys of files in the states of a view. */
function filesIn({ views, store }: AppStore, view: string): readonly string[] {
  const definition = views.find(({ id }) => id === view);
  const { states } = store.getState();
  const parts = definition ? [definition, ...(definition.shares ?? [])] : [];
  const values = parts.flatMap(({ id }) => Object.values(states[id] ?? {}).flat());
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && isFile(value)))];
}
