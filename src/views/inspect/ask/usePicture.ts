import { useMemo } from 'react';
import type { Asking } from '../../../app/ask/asking';
import { type Answer, useAnswer } from '../../../app/ask/useAnswer';
import { type OwnPicture, pictureFor } from '../../../app/models/pictures';
import type { ModelSummary } from '../../../engine/api/types';

interface PictureQuestion {
  readonly name: string;
  readonly model: ModelSummary;
}

const PICTURES: Asking<PictureQuestion, OwnPicture> = {
  keyOf: ({ name, model }) => `${name} for ${model.id}`,
  what: ({ name }) => `Reading ${name}`,
  compute: ({ name, model }) => pictureFor(name, model),
};

/** A picture that someone opened, as the network takes it. */
export function usePicture(name: string | null, model: ModelSummary | null): Answer<PictureQuestion, OwnPicture> {
  return useAnswer(
    useMemo(() => (name !== null && model ? { name, model } : null), [name, model]),
    PICTURES,
  );
}
