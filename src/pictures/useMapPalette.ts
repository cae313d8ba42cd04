import { useEffect, useState } from 'react';
import { type ColorRamp, divergingRamp, sequentialRamp } from './colorRamp';
import { type Rgb, readColor } from './colors';

/** What canvases of maps are painted with, in the theme in force. */
export interface MapPalette {
  /** From below zero to above zero, for values. */
  readonly value: ColorRamp;
  /** From nothing to wide. */
  readonly width: ColorRamp;
  readonly neg: Rgb;
  readonly pos: Rgb;
  /** Hatching of units whose sign can flip, and the ground it stands on. */
  readonly hatch: string;
  readonly ground: string;
  readonly ink: string;
  readonly paper: string;
}

/** The palette, read again when the theme changes. */
export function useMapPalette(): MapPalette {
  const [palette, setPalette] = useState(readPalette);
  useEffect(() => {
    const update = () => setPalette(readPalette());
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', update);
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', update);
    };
  }, []);
  return palette;
}

function readPalette(): MapPalette {
  const read = (token: `--${string}`) => readColor(document.body, token);
  const [neg, zero, pos, width] = [read('--neg'), read('--map-zero'), read('--pos'), read('--width')];
  return {
    value: divergingRamp({ neg: css(neg), mid: css(zero), pos: css(pos) }),
    width: sequentialRamp(css(zero), css(width)),
    neg,
    pos,
    hatch: css(width),
    ground: css(read('--surface')),
    ink: css(read('--ink')),
    paper: css(read('--paper')),
  };
}

function css([r, g, b]: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}
