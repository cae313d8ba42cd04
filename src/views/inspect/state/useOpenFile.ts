import { useCallback } from 'react';
import { dismiss, notify } from '../../../app/commands/notices';
import { pathOf, type SortedFiles } from '../../../app/controls/droppedFiles';
import { findModel } from '../../../app/models/openedModels';
import { type OpenedFiles, openFiles, openInTurn } from '../../../app/models/openFiles';
import { ownState, withEntry } from '../../../app/models/ownState';
import { isPicture, keepPicture, sampleFor } from '../../../app/models/pictures';
import { type UpdateState, useApp, useStateNow, useViewState } from '../../../app/state/store';
import type { ModelSummary } from '../../../engine/api/types';
import { readNumberTable } from '../../../numbers/numberTable';
import { anotherModel, type InspectState, inspectState, seeNodes } from './inspectState';

const NOTICE = 'inspect';

/** Says what went wrong beside what stands on screen. */
export function report(text: string): void {
  notify({ id: NOTICE, text });
}

/** What another data set starts with. */
export const FIRST_IMAGE = {
  image: 0,
  only: null,
  unit: null,
  numbers: null,
  radii: null,
  bounds: null,
  picture: null,
} as const;

/** Opens a network, or what it is shown: a picture, a row of numbers, a data set. */
export function useOpenFile(read: ModelSummary | null, update: UpdateState<InspectState>) {
  const app = useApp();
  const [now, ownNow] = [useStateNow(inspectState), useStateNow(ownState)];
  const [{ model: readKey }] = useViewState(inspectState);
  const [, updateOwn] = useViewState(ownState);
  const open = useCallback(
    async (files: SortedFiles) => {
      // What was dropped before may have changed what is shown.
      const key = now().model;
      const model = key === readKey ? read : await findModel(key).catch(() => null);
      const [first] = files.data;
      const isOne = !files.network && files.data.length === 1;
      const numbers = isOne && first && (await oneRowIn(first, model));
      if (numbers) update({ picture: null, unit: null, numbers });
      else if (isOne && first && isPicture(first) && !pathOf(first).includes('/')) {
        update({ picture: keepPicture(first), numbers: null, unit: null });
      } else {
        const opened = await openFiles(files, model);
        const shown = opened.key ?? key;
        const sample = opened.key === null || opened.images ? null : sampleFor(await findModel(opened.key));
        update(changesBy(opened, { ...now(), images: ownNow().images[shown] }, sample));
        if (opened.images)
          updateOwn({ images: withEntry(ownNow().images, shown, opened.images) }, { history: 'replace' });
      }
    },
    [now, ownNow, read, readKey, update, updateOwn],
  );
  return useCallback(
    (files: SortedFiles) => {
      dismiss(NOTICE);
      return openInTurn(files, open, () => seeNodes(app));
    },
    [app, open],
  );
}

/**
 * What opened files change: of the very ones that a link names nothing, so that who opens them sees what its sender saw.
 *
 * @param shown what the link or the view has, with the data set of the network
 * @param sample the picture to begin with, where the network is shown one
 */
export function changesBy(
  { key, images }: OpenedFiles,
  shown: Pick<InspectState, 'model' | 'numbers' | 'picture'> & { readonly images: string | undefined },
  sample: string | null,
): Partial<InspectState> {
  const isSame = key === null || key === shown.model;
  const isChosen = isSame && (shown.numbers !== null || shown.picture !== null);
  return {
    ...(isSame ? {} : anotherModel(key)),
    ...(images !== null && !(isSame && images === shown.images) && FIRST_IMAGE),
    ...(sample !== null && !isChosen && { picture: sample }),
  };
}

/** The numbers of a table of one row with as many as the network takes; null for any other file. */
async function oneRowIn(file: File, model: ModelSummary | null): Promise<readonly number[] | null> {
  return /\.(csv|tsv|txt)$/i.test(file.name) ? numbersIn(await file.text(), model) : null;
}

/** The same of its text. */
export function numbersIn(text: string, model: Pick<ModelSummary, 'inputShape'> | null): readonly number[] | null {
  try {
    const { shape, data } = readNumberTable(text);
    const size = model?.inputShape.reduce((product, length) => product * length, 1) ?? data.length;
    return shape.length === 1 && data.length === size ? [...data] : null;
  } catch {
    // Cells that are no numbers may be labels.
    return null;
  }
}
