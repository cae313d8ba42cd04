import { type DecisionTree, parseDecisionTree, routingOf } from '../../../network/classes/decisionTree';
import { type Network, sizeOf } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import { inferShapes } from '../../../network/shapes';

/** Under this key of the file's metadata a decision tree is kept, as nested lists of classes. */
const KEY = 'boundscope.decisions';

export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/** The network with the decision tree that the metadata give, if they give one. Throws a NetworkError where it does not fit. */
export function withDecisions(network: Network, metadata: readonly MetadataEntry[]): Network {
  const entry = metadata.find(({ key }) => key === KEY);
  if (!entry) return network;
  const decisions = parseDecisionTree(entry.value);
  const { outputs } = routingOf(decisions);
  const found = sizeOf(inferShapes(network).get(network.output) ?? []);
  if (found === outputs && !network.normalizedBy) return { ...network, decisions };
  throw new NetworkError(
    network.normalizedBy
      ? `A decision tree reads logits, and the network ends in ${network.normalizedBy}.`
      : `The decision tree reads ${outputs} outputs, and the network has ${found}.`,
    'Write the tree that belongs to this network, or leave the metadata out.',
  );
}

/** The metadata that keep a decision tree. */
export function decisionMetadata(decisions: DecisionTree | undefined): MetadataEntry[] {
  return decisions ? [{ key: KEY, value: JSON.stringify(decisions) }] : [];
}
