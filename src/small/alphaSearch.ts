import { ACTIVATIONS } from './activations';
import { FLOATS } from './arithmetic';
import { crownOf, lowerOf, type Objective, type Slopes, withSlopes } from './crown';
import { activationOf, type Box, type SmallNetwork } from './smallNetwork';

/** Shares of the way from the flattest slope to 1 that are tried, and how often all neurons are gone through. */
const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const ROUNDS = 2;

/**
 * Slopes under the unstable neurons that raise the lower bound of an objective, found by trying one neuron after the
 * other (α-CROWN, Xu et al. 2021, searches by derivatives). In floats: what they prove is computed anew, exactly.
 */
export function searchSlopes(network: SmallNetwork, box: Box, objective: Objective<number>): Slopes {
  const crown = crownOf(network, box, FLOATS);
  const { below } = ACTIVATIONS[activationOf(network)];
  const slopes: (number | undefined)[][] = crown.bounds.map((layer) => layer.map(() => undefined));
  if (below === undefined) return slopes;
  const unstable = crown.bounds.flatMap((layer, at) =>
    layer.flatMap(({ lower, upper }, neuron) => (lower < 0 && upper > 0 ? [{ at, neuron }] : [])),
  );
  let best = lowerOf(crown, objective);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { at, neuron } of unstable) {
      const layer = slopes[at] ?? [];
      let kept = layer[neuron];
      for (const share of SHARES) {
        layer[neuron] = below + share * (1 - below);
        const found = lowerOf(withSlopes(crown, network, slopes), objective);
        if (found <= best) continue;
        best = found;
        kept = layer[neuron];
      }
      layer[neuron] = kept;
    }
  }
  return slopes;
}
