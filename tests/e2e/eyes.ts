import type { Visitor } from './town.ts';

/** What somebody in the last row sees of the screen. */

/** Font sizes of the ideas, rows or lines that are cut in half, and the smallest text on show. */
export function measure({ page }: Visitor) {
  return page.evaluate(() => {
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const ideas = [...document.querySelectorAll('ol.rows > li p, section.lit .text')];
    const list = document.querySelector('ol.rows')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('ol.rows > li')].map((row) => row.getBoundingClientRect());
    const cut = rows
      .filter((row) => list && row.left < list.right - 1 && row.bottom > list.bottom + 1)
      .map((row) => JSON.stringify(row));
    // What is too long says where the rest of it is.
    const [lit, said] = [document.querySelector('section.lit'), '.rest'];
    for (const [part, hint] of [
      ['.text', `.whole${said}`],
      ['blockquote', `.answer${said}`],
    ] as const) {
      const box = lit?.querySelector(part);
      if (!box) continue;
      const isCut = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + sizeOf(box) / 10 + 1;
      if (isCut !== (lit?.querySelector(hint)?.checkVisibility() ?? false)) cut.push(`${part} ${String(isCut)}`);
      if (lit && box.getBoundingClientRect().bottom > lit.getBoundingClientRect().bottom + 1) cut.push(`${part} below`);
    }
    const shown = [...document.querySelectorAll('.screen *')].filter(
      (element) =>
        !element.closest('.hidden, svg') &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        element.checkVisibility()
    );
    const smallest = shown
      .map((element) => ({ size: sizeOf(element), text: element.textContent }))
      .reduce((a, b) => (b.size < a.size ? b : a));
    return { sizes: ideas.map(sizeOf), cut, smallest };
  });
}

/** How far every text on show stands out from what is painted behind it, as WCAG counts it (1 to 21). */
export function contrasts({ page }: Visitor): Promise<readonly { text: string; contrast: number }[]> {
  return page.evaluate(() => {
    const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!brush) throw new Error('no canvas');
    /** As it looks on top of the layers that were painted before. */
    const mixed = (layers: readonly string[]): number[] => {
      brush.clearRect(0, 0, 1, 1);
      for (const layer of layers) {
        brush.fillStyle = layer;
        brush.fillRect(0, 0, 1, 1);
      }
      return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (colour: number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element: Element | null): string[] =>
      element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : ['#fff'];
    const shown = [...document.querySelectorAll('.screen *')].filter(
      (element) =>
        !element.closest('.hidden, svg') &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        element.checkVisibility()
    );
    return shown.map((element) => {
      const paper = behind(element);
      const [a, b] = [light(mixed(paper)), light(mixed([...paper, getComputedStyle(element).color]))];
      return { text: element.textContent, contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
    });
  });
}

/** What a camera sees of the QR code: the middle of every dot, row by row, dark or not; and whether all around is white. */
export async function dots(
  { page }: Visitor,
  modules: number
): Promise<{ readonly painted: boolean[]; readonly quiet: boolean; readonly pixels: number }> {
  const box = await page.locator('.qr svg').boundingBox();
  if (!box) throw new Error('no code is painted');
  const [x, y, right] = [Math.floor(box.x), Math.floor(box.y), Math.ceil(box.x + box.width)];
  const clip = { x, y, width: right - x, height: Math.ceil(box.y + box.height) - y };
  const source = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(
    async ({ source, size, width, left, top }) => {
      const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('no canvas');
      brush.drawImage(image, 0, 0);
      const quiet = 4;
      const step = width / (size + 2 * quiet);
      const dark = (x: number, y: number): boolean => {
        const [right, down] = [left + (x + quiet + 0.5) * step, top + (y + quiet + 0.5) * step];
        return (brush.getImageData(Math.floor(right), Math.floor(down), 1, 1).data[0] ?? 255) < 128;
      };
      const around = Array.from({ length: size + 2 * quiet }, (_, at) => at - quiet).flatMap((at) =>
        [-4, -3, -2, -1, size, size + 1, size + 2, size + 3].flatMap((edge) => [dark(at, edge), dark(edge, at)])
      );
      return {
        painted: Array.from({ length: size * size }, (_, at) => dark(at % size, Math.floor(at / size))),
        quiet: !around.includes(true),
        pixels: step,
      };
    },
    { source, size: modules, width: box.width, left: box.x - x, top: box.y - y }
  );
}
