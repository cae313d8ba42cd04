import { type RefObject, useRef } from 'react';
import { anotherTree, useGroupingState } from '../../app/grouping/useGrouping';
import { messageOf } from '../../app/models/askAgain';
import { openFile } from '../../app/models/openedModels';
import { type ModelChoices, useModelChoices } from '../../app/models/useModelChoices';

/** The models whose trees can group the classes, those in files included. */
export interface TreeModels {
  readonly choices: ModelChoices;
  /** The hidden field through which a file is chosen. */
  readonly picker: RefObject<HTMLInputElement | null>;
  open(file: File): void;
}

const GROUPS = 3;

/** @param count the number of groups at present, which another tree keeps */
export function useTreeModels(count: number | undefined, onError: (message: string) => void): TreeModels {
  const [{ model }, update] = useGroupingState();
  const picker = useRef<HTMLInputElement>(null);
  const choose = (key: string) => update(anotherTree({ model: key }, { count: count ?? GROUPS }));
  const choices = useModelChoices(model, choose, () => picker.current?.click());
  const open = (file: File) =>
    void openFile(file).then(choose, (error: unknown) =>
      onError(`${file.name} could not be opened. ${messageOf(error)}`),
    );
  return { choices, picker, open };
}
