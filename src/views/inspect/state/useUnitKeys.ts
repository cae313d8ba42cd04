import { type KeyboardEvent, useState } from 'react';
import { type ChannelGrid, unitTitle } from '../layers/channels';
import { moveInGrid } from '../layers/imageGrid';

/** Rows that Page Up and Page Down move by. */
const PAGE = 5;

/**
 * Keys on the radio buttons of channels: Enter goes into a channel, arrow keys choose a unit there, Escape comes back.
 *
 * @returns whether a channel was entered, and what screen readers announce then
 */
export function useUnitKeys(
  shape: readonly number[],
  { height, width }: ChannelGrid,
  unit: number,
  onUnit: (unit: number) => void,
) {
  const [inside, setInside] = useState(false);
  const area = height * width;
  const onKeyDown = (event: KeyboardEvent) => {
    const handled = inside ? handleInside(event.key) : event.key === 'Enter';
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
    if (!inside) setInside(true);
  };
  const handleInside = (key: string): boolean => {
    if (key === 'Escape' || key === 'Enter') {
      setInside(false);
      return true;
    }
    const place = moveInGrid(key, unit % area, area, width, PAGE);
    if (place === undefined) return false;
    onUnit(unit - (unit % area) + place);
    return true;
  };
  return { inside, spoken: inside ? unitTitle(shape, unit) : '', onKeyDown, leave: () => setInside(false) };
}
