import { useMemo, useState } from 'react';
import { type History, useStateNow, useViewState } from '../../../app/state/store';
import { type Decimal, maximum, minimum } from '../../../small/decimal';
import type { Box, DecimalRange, SmallNetwork } from '../../../small/smallNetwork';
import { definition } from '../definition';
import type { WeightPlace } from '../figure/edges';
import { findUnit, type Unit, unitId } from '../math/units';
import { type Step, stepsOf } from '../steps/steps';
import { useWork } from '../work/useWork';
import { type Domain, inputDomain, useFrozen } from './domain';
import { type Bound, setBias, setWeight } from './edits';
import type { SmallMethod } from './methods';
import { sameBox, sameNetwork } from './playgroundCodec';
import { answeredBy, computeModel, type PlaygroundModel } from './playgroundModel';
import type { Preset } from './presets';

/** The playground as its pictures see it: what is shown, and everything that can be done to it. */
export interface PlaygroundHandle {
  readonly model: PlaygroundModel;
  /** The unit whose arithmetic is shown: pointed at or focused, else selected. */
  readonly focus: Unit;
  readonly selected: Unit;
  readonly domain: Domain;
  readonly point: (unit: Unit | undefined) => void;
  readonly select: (unit: Unit) => void;
  readonly setDragging: (dragging: boolean) => void;
  readonly setBound: (input: 0 | 1, bound: Bound, value: Decimal, history: History) => void;
  readonly setBox: (box: Box, history: History) => void;
  readonly setWeightAt: (place: WeightPlace, value: Decimal, history: History) => void;
  readonly setBiasAt: (layer: number, row: number, value: Decimal, history: History) => void;
  readonly setNetwork: (network: SmallNetwork) => void;
  readonly open: (preset: Preset) => void;
  readonly setInputs: (inputs: boolean) => void;
  /** Of hidden layers, or of the outputs. */
  readonly setAxes: (axes: readonly [number, number], ofOutputs: boolean) => void;
  readonly setMethod: (method: SmallMethod) => void;
  readonly goTo: (step: number) => void;
  readonly dragging: boolean;
}

export function usePlayground(): PlaygroundHandle {
  const [state] = useViewState(definition);
  const [pointed, point] = useState<Unit>();
  const [dragging, setDragging] = useState(false);
  const model = useAnswer(useMemo(() => computeModel(state), [state]));
  const domain = useFrozen(inputDomain(state.box), dragging);
  const { network } = state;
  const selected = useMemo(() => findUnit(network, state.selected), [network, state.selected]);
  const focus = useMemo(() => (pointed ? findUnit(network, unitId(pointed)) : selected), [network, pointed, selected]);
  return { model, focus, selected, domain, dragging, point, setDragging, ...useEdits() };
}

type Edits = Omit<PlaygroundHandle, 'model' | 'focus' | 'selected' | 'domain' | 'dragging' | 'point' | 'setDragging'>;

/** What can be done; always the same functions, which act on the state as it is then: what they are handed to need not be drawn anew. */
function useEdits(): Edits {
  const [, update] = useViewState(definition);
  const now = useStateNow(definition);
  return useMemo(() => {
    // A pointer moves in finer steps than what it drags: between them nothing is computed anew.
    const setBox: Edits['setBox'] = (box, history) => {
      if (history === 'push' || !sameBox(box, now().box)) update({ box }, { history });
    };
    const setNumber = (network: SmallNetwork, history: History) => {
      if (history === 'push' || !sameNetwork(network, now().network)) update({ network }, { history });
    };
    return {
      setNetwork(changed) {
        const { network, step, selected } = now();
        const atEnd = step === stepsOf(network).length - 1;
        const last = stepsOf(changed).length - 1;
        update({
          network: changed,
          step: atEnd ? last : Math.min(step, last),
          selected: unitId(findUnit(changed, selected)),
          outputAxes: undefined,
        });
      },
      select: (unit) => update({ selected: unitId(unit) }, { history: 'replace' }),
      setBox,
      setBound(input, bound, value, history) {
        const ranges: [DecimalRange, DecimalRange] = [...now().box];
        ranges[input] = withBound(ranges[input], bound, value);
        setBox(ranges, history);
      },
      setWeightAt: ({ layer, row, column }, value, history) =>
        setNumber(setWeight(now().network, layer, row, column, value), history),
      setBiasAt: (layer, row, value, history) => setNumber(setBias(now().network, layer, row, value), history),
      open: ({ network, box, selected, method = 'interval' }) => update({ network, box, selected, method, step: 0 }),
      setInputs: (inputs) => update({ inputs }, { history: 'replace' }),
      setAxes: (axes, ofOutputs) => update(ofOutputs ? { outputAxes: axes } : { axes }, { history: 'replace' }),
      setMethod: (method) => update({ method }, { history: 'replace' }),
      goTo(step) {
        const { network, selected } = now();
        const target = stepsOf(network)[step];
        if (target)
          update({ step, selected: selectionAt(target, findUnit(network, selected)) }, { history: 'replace' });
      },
    };
  }, [update, now]);
}

/** A range with one bound moved, which stops at the other. */
export function withBound(range: DecimalRange, bound: Bound, value: Decimal): DecimalRange {
  if (bound === 'lower') return { lower: minimum(value, range.upper), upper: range.upper };
  return { lower: range.lower, upper: maximum(value, range.lower) };
}

/** A step selects something it is about, unless that is selected already. */
function selectionAt(step: Step, selected: Unit): string {
  if (step.kind === 'question') return 'q';
  if (step.kind === 'output') return selected.kind === 'output' ? unitId(selected) : 'o0';
  if (step.layer === undefined) return unitId(selected);
  const stays = selected.kind === 'hidden' && selected.layer === step.layer;
  return stays ? unitId(selected) : unitId({ kind: 'hidden', layer: step.layer, index: 0 });
}

/** The model with the bounds of its method and of all others, as far as they are computed; asked once the walk is at the question. */
export function useAnswer(model: PlaygroundModel): PlaygroundModel {
  const { network, box, method } = model.state;
  const isAsked = model.step.kind === 'question';
  const ladderJob = useMemo(
    () => (isAsked ? ({ kind: 'ladder', network, box } as const) : undefined),
    [isAsked, network, box],
  );
  const isSplit = isAsked && method === 'split';
  const splitJob = useMemo(
    () => (isSplit ? ({ kind: 'split', network, box } as const) : undefined),
    [isSplit, network, box],
  );
  const { result: ladder } = useWork<'ladder'>(ladderJob);
  const { result: splitting } = useWork<'split'>(splitJob);
  return useMemo(() => (isAsked ? answeredBy(model, ladder, splitting) : model), [isAsked, model, ladder, splitting]);
}
