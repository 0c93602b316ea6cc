/**
 * Sets a text as large as its place allows: `--fit` on the node, in hundredths of the screen (`--u`), is the largest
 * size at which nothing in it overflows. Before any script has run the style sheet's own sizes hold. What is too long
 * even at the smallest is marked: `data-cut="text"`, `data-cut="answer"`; `data-fitted` says that it was measured.
 */
export interface Fitting {
  /** null: the sizes of the style sheet hold, and only what is cut is marked. */
  readonly sizes: { readonly least: number; readonly most: number } | null;
  /** Whatever changes it: the text, its language, what stands beside it. */
  readonly of: string;
  /** The text is too long for its place. */
  readonly oncut?: () => void;
}

/** Halvings: down to a thirtieth of a hundredth, which nobody sees. */
const ROUNDS = 8;

/**
 * What is too high for its box goes on beside it (see `Spotlight`); a box that is lower than a line loses some of it.
 * Set tightly, letters reach a little out of the last line of any box.
 */
const cut = (box: Element): boolean =>
  box.scrollWidth > box.clientWidth + 1 ||
  box.scrollHeight > box.clientHeight + 1 + Number.parseFloat(getComputedStyle(box).fontSize) / 10;

export function fit(node: HTMLElement, fitting: Fitting): { update: (fitting: Fitting) => void; destroy: () => void } {
  let { sizes, of, oncut } = fitting;
  const isCut = (selector: string): boolean => [...node.querySelectorAll(selector)].some(cut);
  const set = (size: number): void => node.style.setProperty('--fit', size.toFixed(2));

  function largest({ least, most }: { readonly least: number; readonly most: number }): void {
    const overflows = (): boolean => isCut('.text, blockquote') || node.scrollHeight > node.clientHeight + 1;
    set(most);
    if (!overflows()) return;
    let [low, high] = [least, most];
    for (let round = 0; round < ROUNDS; round += 1) {
      const middle = (low + high) / 2;
      set(middle);
      if (overflows()) high = middle;
      else low = middle;
    }
    set(low);
  }
  function refit(): void {
    delete node.dataset.cut;
    if (sizes) largest(sizes);
    else node.style.removeProperty('--fit');
    node.dataset.fitted = '';
    const what = isCut('.text') ? 'text' : isCut('blockquote') ? 'answer' : null;
    if (what) node.dataset.cut = what;
    if (what === 'text') oncut?.();
  }
  const watching = new ResizeObserver(refit);
  watching.observe(node);
  void document.fonts.ready.then(refit);
  return {
    update(changed) {
      const same = changed.of === of && changed.sizes?.most === sizes?.most;
      ({ sizes, of, oncut } = changed);
      if (!same) refit();
    },
    destroy: () => watching.disconnect(),
  };
}
