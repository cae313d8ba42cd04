import { NATURAL_TRAINING } from '../../../catalog/trainings';
import { type NumberSetting, PRESETS, type Preset, type TrainSettings, trainState } from '../state/trainState';
import { PRESET_WORDS } from '../words';

/** What one can begin with, as it is offered. */
export const PRESET_CHOICES = PRESETS.map((id) => ({ id, ...PRESET_WORDS[id] }));

/** What choosing a preset changes; a training of one's own begins with the settings at hand. */
export function presetSettings(preset: Preset): Partial<TrainSettings> {
  if (preset === 'own') return {};
  const { preset: _preset, runs: _runs, ...settings } = trainState.initial;
  return preset === 'both' ? settings : { ...settings, methods: [NATURAL_TRAINING] };
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
