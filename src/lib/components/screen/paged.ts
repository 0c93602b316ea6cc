/**
 * Makes a list that is laid out in columns (see `Rows`) a list of pages: shows the wanted one, and tells how many there
 * are. Where the list is too low for a whole row, texts get fewer lines; where not even one does, the list is
 * hidden (`data-fits="none"`), and says so.
 */
export interface Paging {
  readonly page: number;
  /** All on one page: texts get as few lines as that takes. */
  readonly whole?: boolean;
  /** Whatever changes the height of a row. */
  readonly of: string;
  /** How many pages there are, and how many rows on them; what is further down is not shown. */
  readonly onpages?: (pages: number, rows: number) => void;
  /** Not one row fits whole. */
  readonly oncut?: () => void;
}

/** So that a round takes two minutes at most, wherever few rows fit. */
const MOST_PAGES = 10;
/** How a page comes: a fade, and a little way unless somebody asked for less motion. */
const FADE_MS = 420;

export function paged(list: HTMLElement, paging: Paging): { update: (paging: Paging) => void; destroy: () => void } {
  let { page, whole, of, onpages, oncut } = paging;
  let showing = 0;

  const rows = (): HTMLElement[] => [...list.children].filter((row): row is HTMLElement => row instanceof HTMLElement);
  /** The column that a row lies in, from 0. */
  const column = (row: HTMLElement | undefined): number =>
    row ? Math.round(Math.abs(row.offsetLeft) / Math.max(1, list.clientWidth)) : 0;

  function measure(): void {
    list.style.removeProperty('--lines');
    const all = rows();
    for (const row of all) row.style.removeProperty('--air');
    // Fractions count: a row that is a hair too high is laid out in the next column.
    const fitting = (): boolean => {
      const height = list.getBoundingClientRect().height;
      const low = all.every((row) => row.getBoundingClientRect().height < height);
      return low && !(whole && column(all.at(-1)) > 0);
    };
    let fits = fitting();
    for (let lines = mostLines() - 1; !fits && lines > 0; lines -= 1) {
      list.style.setProperty('--lines', String(lines));
      fits = fitting();
    }
    const pages = fits ? Math.min(column(all.at(-1)) + 1, MOST_PAGES) : 1;
    if (fits) {
      delete list.dataset.fits;
      share(all);
    } else list.dataset.fits = 'none';
    onpages?.(pages, all.filter((row) => column(row) < pages).length);
    if (!fits) oncut?.();
    turn(false);
  }

  /** Lines that a text gets at most, by the style sheet. */
  const mostLines = (): number => Number(getComputedStyle(list).getPropertyValue('--lines')) || 1;

  /** What a full page leaves over is shared out among its rows, so that it ends where the list does. */
  function share(all: readonly HTMLElement[]): void {
    const last = column(all.at(-1));
    const { bottom } = list.getBoundingClientRect();
    const airs = Array.from({ length: whole ? last + 1 : last }, (_, page) => {
      const on = all.filter((row) => column(row) === page);
      const left = bottom - (on.at(-1)?.getBoundingClientRect().bottom ?? bottom);
      // Rounded down, for a hair too much would push the last row off its page.
      return { on, air: Math.max(0, Math.floor((left / on.length / 2) * 10 - 1) / 10) };
    });
    for (const { on, air } of airs) for (const row of on) row.style.setProperty('--air', `${air}px`);
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
      ({ page, whole, of, onpages, oncut } = changed);
      if (before !== of) measure();
      if (!stands) turn(true);
    },
    destroy: () => watching.disconnect(),
  };
}
