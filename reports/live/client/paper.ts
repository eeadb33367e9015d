/** A canvas as sharp as the screen, in CSS pixels. Undefined while it has no room. */
export function paperOf(
  canvas: HTMLCanvasElement,
): { readonly context: CanvasRenderingContext2D; readonly width: number; readonly height: number } | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return undefined;
  const [wide, high] = [width, height].map((side) => Math.round(side * devicePixelRatio)) as [number, number];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return { context, width, height };
}
