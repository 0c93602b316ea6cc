/**
 * Makes a list that is laid out in columns (see `Rows`) a list of pages: shows the wanted one, and tells how many there
 * are. Where the list is too low for a whole row, texts get two lines; where that does not fit either, the list is
 * hidden (`data-fits="none"`), and says so.
 */
export interface Paging {
  readonly page: number;
  /** Whatever changes the height of a row. */
  readonly of: string;
  readonly onpages?: (pages: number) => void;
  /** Not one row fits whole. */
  readonly oncut?: () => void;
}

/** How a page comes: a fade, and a little way unless somebody asked for less motion. */
const FADE_MS = 420;

export function paged(list: HTMLElement, paging: Paging): { update: (paging: Paging) => void; destroy: () => void } {
  let { page, of, onpages, oncut } = paging;
  let showing = 0;

  const rows = (): HTMLElement[] => [...list.children].filter((row): row is HTMLElement => row instanceof HTMLElement);
  /** The column that a row lies in, from 0. */
  const column = (row: HTMLElement | undefined): number =>
    row ? Math.round(Math.abs(row.offsetLeft) / Math.max(1, list.clientWidth)) : 0;

  function measure(): void {
    list.style.removeProperty('--lines');
    list.style.removeProperty('--air');
    const all = rows();
    // Fractions count: a row that is a hair too high is laid out in the next column.
    const whole = (): boolean => {
      const height = list.getBoundingClientRect().height;
      return all.every((row) => row.getBoundingClientRect().height < height);
    };
    let fits = whole();
    if (!fits) {
      list.style.setProperty('--lines', '2');
      fits = whole();
    }
    if (fits) {
      delete list.dataset.fits;
      list.style.setProperty('--air', `${air(all)}px`);
    } else list.dataset.fits = 'none';
    onpages?.(fits ? column(all.at(-1)) + 1 : 1);
    if (!fits) oncut?.();
    turn(false);
  }

  /** What the first page leaves over is shared out among its rows, so that it ends where the list does. */
  function air(all: readonly HTMLElement[]): number {
    const first = all.filter((row) => column(row) === 0);
    const last = first.at(-1);
    if (!last || first.length === all.length) return 0;
    const left = list.clientHeight - last.offsetTop - last.offsetHeight;
    return Math.max(0, Math.floor((left / first.length / 2) * 10) / 10 - 0.1);
  }

  function turn(visibly: boolean): void {
    showing = page;
    list.scrollLeft = page * list.clientWidth * (getComputedStyle(list).direction === 'rtl' ? -1 : 1);
    if (!visibly) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const from = { opacity: 0, ...(!still && { transform: 'translateY(12px)' }) };
    list.animate([from, { opacity: 1, transform: 'none' }], { duration: FADE_MS, easing: 'ease-out' });
  }

  const watching = new ResizeObserver(measure);
  watching.observe(list);
  void document.fonts.ready.then(measure);
  return {
    update(changed) {
      const [before, stands] = [of, showing === changed.page];
      ({ page, of, onpages, oncut } = changed);
      if (before !== of) measure();
      if (!stands) turn(true);
    },
    destroy: () => watching.disconnect(),
  };
}
