interface PointerPress {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: Element;
}

/** Where a pointer is within the element that hears of it, in the element's own pixels, which larger type enlarges. */
export function pointerPlace({ clientX, clientY, currentTarget }: PointerPress): {
  readonly x: number;
  readonly y: number;
} {
  const { left, top } = currentTarget.getBoundingClientRect();
  const zoom = currentTarget.currentCSSZoom ?? 1;
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
