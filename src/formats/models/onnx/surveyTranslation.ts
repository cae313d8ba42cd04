import { NetworkError } from '../../../network/networkError';
import type { NodeSupport } from '../../../network/nodeSupport';
import type { ParsedModel } from './parseModel';
import { surveyNodes } from './surveyNodes';

/** Why layers are refused, by their names; what would be made of them is left out. */
export type Refusals = Map<string, Pick<NetworkError, 'problem' | 'remedy'>>;

/** Translates a network into an ONNX graph; with a list of refusals what is refused stands in the graph as it is called. */
type Translate = (refusals?: Refusals) => ParsedModel;

/**
 * The network that a translation gives; one that is refused can be surveyed, layer by layer.
 *
 * @throws NetworkError of the first layer that is refused
 */
export function surveyable(translate: Translate): ParsedModel {
  try {
    return translate();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    throw new NetworkError(error.problem, error.remedy, error.where, () => survey(translate));
  }
}

function survey(translate: Translate): readonly NodeSupport[] {
  const refusals: Refusals = new Map();
  try {
    const model = translate(refusals);
    return surveyNodes(model, {}).map((node) => {
      const { problem, remedy } = refusals.get(node.name) ?? {};
      return problem === undefined || remedy === undefined
        ? node
        : { ...node, support: 'unsupported', reason: problem, remedy };
    });
  } catch (error) {
    // Nothing can be said of the layers of a file that contradicts itself.
    if (error instanceof NetworkError) return [];
    throw error;
  }
}
