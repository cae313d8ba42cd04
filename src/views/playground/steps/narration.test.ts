import { describe, expect, it } from 'vitest';
import { exactRange } from '../../../small/exact/exactRange';
import { methodBounds } from '../../../small/methodBounds';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { splitWhole } from '../../../small/splitting';
import { addLayer, addNeuron } from '../state/edits';
import { initialState } from '../state/initialState';
import { SMALL_METHODS, type SmallMethod } from '../state/methods';
import { answeredBy, computeModel } from '../state/playgroundModel';
import { type Preset, presets } from '../state/presets';
import { narrate } from './narration';
import { plainText } from './richText';
import { stepsOf } from './steps';

const [one, two, three] = presets;

function narrationOf({ network, box }: Pick<Preset, 'network' | 'box'>, step: number, brief = false): string {
  return plainText(narrate(computeModel({ ...initialState, network, box, step, selected: 'q' }), brief));
}

describe('narration', () => {
  it('walks through the poster with its numbers', () => {
    expect(narrationOf(one, 1)).toContain('−x + 5y lies between −1 and 21');
    expect(narrationOf(one, 2)).toContain('clips z from [−1, 21] to [0, 21]');
    expect(narrationOf(one, 3)).toContain('between 0 and 21, and 0 is not above 0');
    expect(narrationOf(one, 3)).toContain('It is in fact false: at x = 6, y = 1 the difference is 0.');
  });
  it('leaves open what is open, and says what was found', () => {
    expect(narrationOf(two, 4)).toContain('between −4 and 11, so there is no proof');
    expect(narrationOf(two, 4)).toContain('the least value found is 2');
    expect(narrationOf(two, 4)).toContain(
      'The true minimum lies between −4 and 2; intervals cannot narrow it further.',
    );
    expect(narrationOf(two, 3)).toContain('0 − 13 = −13');
  });
  it('claims a proof only where there is one', () => {
    expect(narrationOf(three, 6)).toContain('So Cat is ahead for every input');
    expect(narrationOf(one, 3)).not.toContain('So Cat');
  });
  it('says what each method knows, in the same room', () => {
    const known = (id: string) => {
      const { network, box } = presets.find((each) => each.id === id) ?? two;
      const exact = exactRange(network, box);
      const ladder = { ...methodBounds(network, box), ...(exact ? { exact } : {}), cells: 3, complete: true };
      const model = computeModel({ ...initialState, network, box, step: 99 });
      const splitting = splitWhole(network, box, 40);
      return (method: SmallMethod) => {
        const answered = answeredBy({ ...model, state: { ...model.state, method } }, ladder, splitting);
        const [words, brief] = [false, true].map((each) => plainText(narrate(answered, each)));
        expect(words?.length, words).toBeLessThanOrEqual(250);
        expect(brief?.length, brief).toBeLessThanOrEqual(156);
        expect(words).not.toMatch(/NaN|undefined/);
        return words;
      };
    };
    const all = Object.fromEntries(presets.map(({ id }) => [id, known(id)]));
    const lower = (id: string, method: SmallMethod) => all[id]?.(method);
    expect(lower('two', 'zonotope')).toContain('between −0.1 and');
    expect(lower('two', 'crown')).toMatch(/2.4x \+ 0.2y − 9.6 under Cat − Dog.*between 0.2 and 11.*So Cat is ahead/);
    expect(lower('two', 'exact')).toContain('each of 3 cells');
    expect(lower('two', 'exact')).toContain('between 2 and 10');
    expect(lower('split', 'split')).toContain('boxes CROWN proves');
    expect(lower('rounding', 'exact')).toContain('It is in fact false');
    for (const { id } of presets) for (const method of SMALL_METHODS) lower(id, method);
    const [waiting] = [computeModel({ ...initialState, step: 99, method: 'crown' })].map((model) =>
      plainText(narrate(answeredBy(model, undefined, undefined))),
    );
    expect(waiting).toContain('CROWN is being computed');
  });
  it('never needs more than two lines of 125 letters, nor three of 52 in brief', () => {
    let large: SmallNetwork = two.network;
    for (let count = 0; count < 3; count++) large = addNeuron(addLayer(large), 0);
    for (const preset of [one, two, three, { ...two, network: large }]) {
      for (const step of stepsOf(preset.network).keys()) {
        expect(narrationOf(preset, step).length, narrationOf(preset, step)).toBeLessThanOrEqual(250);
        expect(narrationOf(preset, step, true).length, narrationOf(preset, step, true)).toBeLessThanOrEqual(156);
      }
    }
  });
});
