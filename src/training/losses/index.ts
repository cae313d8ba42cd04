import type { LossName } from '../../catalog/trainings';
import type { GroupRadii } from '../radii';
import { CROWN_IBP } from './crownIbp';
import { IBP } from './ibp';
import { IGRP } from './igrp';
import type { Loss, LossEntry } from './loss';
import { MTL_IBP } from './mtlIbp';
import { NATURAL } from './natural';
import { SABR } from './sabr';

/** The code behind each loss that the catalog names. */
const LOSSES = {
  natural: NATURAL,
  ibp: IBP,
  'crown-ibp': CROWN_IBP,
  sabr: SABR,
  'mtl-ibp': MTL_IBP,
  igrp: IGRP,
} satisfies { readonly [Name in LossName]: { usual(epsilon: number): { readonly kind: Name } } };

type SettingsOf<Entry> = Entry extends LossEntry<infer Settings> ? Settings : never;

/** A loss and its constants. */
export type LossSettings = SettingsOf<(typeof LOSSES)[LossName]>;

/** The settings of trainings in the page, at this radius between groups. */
export function usualLoss(name: LossName, epsilon: number): LossSettings {
  return LOSSES[name].usual(epsilon);
}

/**
 * The loss a recipe trains with.
 *
 * @throws RangeError where it names groups that the classes do not have, or asks for IGRP without radii
 */
export function lossOf(
  { loss, radii }: { readonly loss: LossSettings; readonly radii?: GroupRadii },
  classes: readonly string[],
): Loss {
  // The settings' kind says which entry knows them, which the compiler does not follow.
  const { loss: make } = LOSSES[loss.kind] as LossEntry<LossSettings>;
  return make(loss, radii, classes);
}
