import { type RefObject, useRef } from 'react';
import { messageOf } from '../../../app/commands/notices';
import type { SortedFiles } from '../../../app/controls/droppedFiles';
import { pickFiles } from '../../../app/controls/FileDrop';
import { anotherTree, useGroupingState } from '../../../app/grouping/useGrouping';
import { openFile } from '../../../app/models/openedModels';
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
export function useTreeModels(count: number | undefined, onError: (message: string) => void): TreeModels {
  const [{ model }, update] = useGroupingState();
  const picker = useRef<HTMLInputElement>(null);
  const choose = (key: string) => update(anotherTree({ model: key }, { count: count ?? GROUPS }));
  const choices = useModelChoices(model, choose, () => pickFiles(picker), { takesData: false });
  const open = ({ network, data }: SortedFiles) => {
    const { file, beside } = network ?? { file: data[0] as File, beside: data.slice(1) };
    void openFile(file, beside).then(choose, (error: unknown) =>
      onError(`${file.name} could not be opened. ${messageOf(error)}`),
    );
  };
  return { choices, picker, open };
}
