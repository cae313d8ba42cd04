import { type NumberSetting, type Preset, type TrainSettings, trainState } from './trainState';

/** Settings to begin with, what they are called, and what one sees in them. */
interface PresetNote {
  readonly id: Preset;
  readonly label: string;
  readonly note: string;
}

export const PRESET_NOTES: readonly PresetNote[] = [
  {
    id: 'both',
    label: 'IGRP beside plain',
    note: 'Two small networks, alike but for the radii they are asked to hold: one for all pairs of classes, or a small one inside groups.',
  },
  {
    id: 'natural',
    label: 'Natural alone',
    note: 'A network trained for accuracy alone: right more often, and next to nothing of it can be shown to hold.',
  },
  { id: 'own', label: 'Your own', note: 'Choose the method, the groups, the radii and everything else.' },
];

/** What choosing a preset changes; a training of one's own begins with the settings at hand. */
export function presetSettings(preset: Preset): Partial<TrainSettings> {
  if (preset === 'own') return {};
  const { preset: _preset, runs: _runs, ...settings } = trainState.initial;
  return preset === 'both' ? settings : { ...settings, methods: ['natural'] };
}

/** What makes a training take longer. */
const COSTS: readonly (NumberSetting | 'dataset' | 'architecture')[] = [
  'dataset',
  'architecture',
  'epochs',
  'batchSize',
];

/** Whether these are the settings that the view opens with, in all that says how long they take. */
export function isFirstPreset(settings: TrainSettings): boolean {
  const { initial } = trainState;
  return settings.methods.join() === initial.methods.join() && COSTS.every((name) => settings[name] === initial[name]);
}
