import { type RefObject, useRef } from 'react';
import type { SortedFiles } from '../../../app/controls/droppedFiles';
import { pickFiles } from '../../../app/controls/FileDrop';
import { anotherTree, useGroupingState } from '../../../app/grouping/useGrouping';
import { openFile } from '../../../app/models/openedModels';
import { openInTurn } from '../../../app/models/openFiles';
import { type ModelChoices, useModelChoices } from '../../../app/models/useModelChoices';

/** The models whose trees can group the classes, those in files included. */
export interface TreeModels {
  readonly choices: ModelChoices;
  /** The hidden field through which a file is chosen. */
  readonly picker: RefObject<HTMLInputElement | null>;
  open(files: SortedFiles): void;
}

const GROUPS = 3;

/** @param count the number of groups at present, which another tree keeps */
export function useTreeModels(count: number | undefined): TreeModels {
  const [{ model }, update] = useGroupingState();
  const picker = useRef<HTMLInputElement>(null);
  const choose = (key: string) => update(anotherTree({ model: key }, { count: count ?? GROUPS }));
  const choices = useModelChoices(model, choose, () => pickFiles(picker), { takesData: false });
  const open = (files: SortedFiles) => {
    const { network, data } = files;
    const { file, beside } = network ?? { file: data[0] as File, beside: data.slice(1) };
    void openInTurn(files, async () => choose(await openFile(file, beside)));
  };
  return { choices, picker, open };
}
