import { describe, expect, it } from 'vitest';
import { toNumeral } from '../../../small/decimal';
import { methodBounds } from '../../../small/methodBounds';
import { addNeuron } from '../state/edits';
import { presets } from '../state/presets';
import { plainText } from '../steps/richText';
import { backwardStages } from './backwardStages';
import { relaxationWords, stageFormula, stageName, stageSentence } from './backwardWords';

describe('CROWN, station by station', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))('ends at the bound of the ladder: %s', (_, preset) => {
    const { network, box } = preset;
    const stages = backwardStages(network, box);
    expect(stages).toHaveLength(2 * network.hidden.length + 2);
    const last = stages.at(-1);
    expect(last?.kind === 'box' && toNumeral(last.lower)).toBe(toNumeral(methodBounds(network, box).crown.lower));
    expect(new Set(stages.map(stageName)).size).toBe(stages.length);
    for (const stage of stages) {
      const [words, brief] = [false, true].map((each) => plainText(stageSentence(network, stage, each)));
      expect(words).not.toMatch(/NaN|undefined/);
      expect(words?.length).toBeLessThanOrEqual(250);
      expect(brief?.length, brief).toBeLessThanOrEqual(156);
    }
  });

  it('names the largest terms of long sums, and all of them in full', () => {
    const wide = { ...presets[1], network: { ...presets[1].network } };
    for (let count = 0; count < 6; count++) wide.network = addNeuron(wide.network, 0);
    const [, relaxed] = backwardStages(wide.network, wide.box);
    if (!relaxed) throw new Error('Nothing is relaxed');
    expect(plainText(stageSentence(wide.network, relaxed))).toContain(' + …');
    expect(plainText(stageFormula(wide.network, relaxed))).not.toContain('…');
  });

  it('says the poster’s network with its numbers', () => {
    const { network, box } = presets[0];
    const [question, bend, weights, end] = backwardStages(network, box).map((stage) =>
      plainText(stageSentence(network, stage)),
    );
    expect(question).toContain('Cat − Dog = z');
    // z is between −1 and 21, so the relaxation under ReLU is z itself.
    expect(bend).toContain('Cat − Dog ≥ z');
    expect(weights).toContain('Cat − Dog ≥ −x + 5y');
    expect(end).toContain('least at x = 6, y = 1: Cat − Dog ≥ −1');
    const stage = backwardStages(network, box)[1];
    const relaxed = stage?.kind === 'relaxation' ? stage.relaxed : [];
    expect(relaxed.map((each) => plainText(relaxationWords(network, 0, each)))).toEqual(['under: z']);
  });
});
