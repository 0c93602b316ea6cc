const KEY = 'openfloor/shortcuts';

/** Whether single keys give verdicts: a wish that this browser keeps. */
export class Shortcuts {
  on = $state(true);

  /** Reads the wish, in the browser. */
  restore(): void {
    try {
      this.on = localStorage.getItem(KEY) !== 'off';
    } catch {
      // Storage is blocked: shortcuts are on, as usual.
    }
  }

  turn(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // Then it holds until the page is left.
    }
  }
}
