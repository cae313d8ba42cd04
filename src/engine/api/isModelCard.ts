import { TABLE_METHOD_NAMES } from '../../catalog/methods';
import { ROUNDING_NAMES } from '../../catalog/roundings';
import { isCount, isFiniteNumber, isListOf, isOneOf, isRecordOf, isText, optional } from '../../numbers/guards';
import type { CardAccuracy, CardSeeds, CardTable, ModelCard, SeedFigures } from './cardTypes';

const ACCURACY = {
  clean: isFiniteNumber,
  verified: optional(isFiniteNumber),
  interGroup: optional(isFiniteNumber),
  innerGroup: optional(isFiniteNumber),
  adaptive: optional(isFiniteNumber),
};
const isAccuracy = isRecordOf<CardAccuracy>(ACCURACY);

const MEASUREMENT = {
  images: isCount,
  method: isOneOf(TABLE_METHOD_NAMES),
  rounding: isOneOf(ROUNDING_NAMES),
};
const isCardTable = isRecordOf<CardTable>({ ...MEASUREMENT, command: optional(isText) });

const isSeed = isRecordOf<SeedFigures>({ seed: isCount, ...ACCURACY });
const isSeeds = isRecordOf<CardSeeds>({ ...MEASUREMENT, figures: isListOf(isSeed) });

/** Whether JSON of unknown origin is a model's card. */
export const isModelCard = isRecordOf<ModelCard>({
  id: isText,
  name: isText,
  task: isText,
  dataset: isText,
  architecture: isText,
  parameters: isCount,
  training: isText,
  groups: optional(isListOf(isListOf(isText))),
  groupsFrom: optional(isText),
  epsilon: optional(isRecordOf({ inner: isFiniteNumber, outer: isFiniteNumber })),
  accuracy: isAccuracy,
  measured: optional(isCardTable),
  seeds: optional(isSeeds),
  reproduce: isText,
  licence: isText,
});
