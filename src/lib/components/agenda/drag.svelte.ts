/**
 * Dragging with mouse, pen or finger: ideas into the agenda, and what is in it to another place. The browser's own drag and
 * drop knows no fingers. Everything that it does can be done with buttons and keys as well.
 */

export type Dragged =
  | { readonly kind: 'ideas'; readonly ids: readonly string[]; readonly label: string }
  | { readonly kind: 'entry'; readonly id: string; readonly label: string };

/** Where it would come to lie: between entries, or on an item. `y` in px from the top of the list. */
export type Target =
  | { readonly kind: 'between'; readonly index: number; readonly y: number }
  | { readonly kind: 'onto'; readonly id: string };

/** Less than this is a click, in px. */
const THRESHOLD = 6;
/** So near to its edge the list rolls on, in px, and at most so far at a time. */
const EDGE = 56;
const ROLL = 14;

export class Drag {
  what = $state.raw<Dragged | null>(null);
  at = $state.raw({ x: 0, y: 0 });
  over = $state.raw<Target | null>(null);

  #end = (): void => {};

  /** @param list where things come to lie; its children carry `data-item`, and `data-kind` */
  constructor(
    private readonly list: () => HTMLElement | null,
    private readonly drop: (what: Dragged, target: Target) => void,
    private readonly cancelled: () => void
  ) {}

  /** For `pointerdown`: from here on it may become a drag. */
  begin(event: PointerEvent, what: Dragged): void {
    if (event.button !== 0 || !event.isPrimary) return;
    this.#end();
    const from = { x: event.clientX, y: event.clientY };
    const { pointerId } = event;
    let frame = 0;
    const roll = (): void => {
      if (this.what) this.#roll();
      frame = requestAnimationFrame(roll);
    };
    const move = (now: PointerEvent): void => {
      if (now.pointerId !== pointerId) return;
      this.at = { x: now.clientX, y: now.clientY };
      if (!this.what && Math.hypot(now.clientX - from.x, now.clientY - from.y) < THRESHOLD) return;
      if (!this.what) {
        this.what = what;
        getSelection()?.removeAllRanges();
        frame = requestAnimationFrame(roll);
      }
      now.preventDefault();
      this.#look();
    };
    const up = (now: PointerEvent): void => {
      if (now.pointerId !== pointerId) return;
      const { what: dragged, over } = this;
      this.#end();
      if (dragged && over) this.drop(dragged, over);
      else if (dragged) this.cancelled();
    };
    const cancel = (now: Event): void => {
      if (now instanceof KeyboardEvent && now.key !== 'Escape') return;
      const was = this.what;
      this.#end();
      if (was) {
        now.preventDefault();
        this.cancelled();
      }
    };
    const noSelection = (now: Event): void => {
      if (this.what) now.preventDefault();
    };
    const listen = [
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', cancel],
      ['keydown', cancel],
      ['selectstart', noSelection],
    ] as const;
    for (const [name, heard] of listen) window.addEventListener(name, heard as EventListener, { passive: false });
    this.#end = () => {
      cancelAnimationFrame(frame);
      for (const [name, heard] of listen) window.removeEventListener(name, heard as EventListener);
      this.what = null;
      this.over = null;
      this.#end = () => {};
    };
  }

  stop(): void {
    this.#end();
  }

  #look(): void {
    const list = this.list();
    const { what } = this;
    if (!list || !what) return;
    const field = list.parentElement?.getBoundingClientRect();
    const { x, y } = this.at;
    if (!field || x < field.left || x > field.right) return void (this.over = null);
    this.over = targetAt(list, y, what);
  }

  #roll(): void {
    const scroller = this.list()?.closest('main');
    if (!scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const { y } = this.at;
    const up = Math.max(0, top + EDGE - y);
    const down = Math.max(0, y - bottom + EDGE);
    if (up + down === 0) return;
    scroller.scrollTop += Math.max(-ROLL, Math.min(ROLL, (down - up) / 3));
    this.#look();
  }
}

/** An idea on the middle of an item goes into it; anything else goes between. */
function targetAt(list: HTMLElement, y: number, what: Dragged): Target {
  const top = list.getBoundingClientRect().top;
  const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
  for (const [index, row] of rows.entries()) {
    const box = row.getBoundingClientRect();
    if (y > box.bottom) continue;
    const id = row.dataset.item ?? '';
    const part = (y - box.top) / box.height;
    if (what.kind === 'ideas' && row.dataset.kind === 'item' && part > 0.22 && part < 0.78) return { kind: 'onto', id };
    const after = part > 0.5;
    return { kind: 'between', index: index + (after ? 1 : 0), y: (after ? box.bottom : box.top) - top };
  }
  const last = rows.at(-1)?.getBoundingClientRect().bottom ?? top;
  return { kind: 'between', index: rows.length, y: last - top };
}
