/** From the inputs' values to places in the picture, whose size is given in pixels. */
export interface Plot {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
  readonly height: number;
}
