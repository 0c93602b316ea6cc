import { isLanguage, type Lang } from '$lib/i18n/languages.ts';
import { feltPhase, type Phase, type Showing, type StageMode } from '$lib/meeting/state.ts';
import type { BoardView } from '$lib/meeting/view.ts';
import { countdown } from './countdown.ts';
import { leading, MOST, MOST_RESULTS, spotlit, type Leading } from './leading.ts';
import { firstTurn, stirred, turned, turnedBy, type Turn } from './turning.ts';

/** What this screen shows of a board right now: how, which page, in which language. */
export class Show {
  /** Chosen at this screen alone, where nobody may or can choose for the room. */
  own: Partial<Showing> = $state.raw({});
  /** Pages that the list has; measured where it is drawn. */
  listed = $state(1);
  /** How far down the board they go; 0: as far as ideas are listed. */
  reach = $state(0);
  #turn: Turn = $state.raw(firstTurn(0));
  #now = $state(0);
  #ending = false;

  readonly #view: () => BoardView;
  readonly #first: Lang;

  stage = $derived.by((): Showing => ({ ...this.#view().stage, ...this.own }));
  /** As residents feel it. Past its closing time it is closed, also while nobody can be reached who says so. */
  phase = $derived.by((): Phase => {
    return feltPhase(this.#view().meeting, this.#now);
  });
  over = $derived.by((): boolean => this.phase === 'closed' || this.phase === 'archived');
  lit = $derived.by((): Leading | null => spotlit(this.#view()));
  /** Results, and nothing in the light. */
  closing = $derived.by((): boolean => this.over && this.lit === null);
  /** Results are listed, whatever was shown before. */
  mode = $derived.by((): StageMode => (this.closing ? 'list' : this.stage.mode));
  /** How far down the board it goes. */
  most = $derived.by((): number => (this.closing ? MOST_RESULTS : MOST[this.mode]));
  /** All that is listed, the spotlit one too. */
  rows = $derived.by((): readonly Leading[] => leading(this.#view(), this.most));
  /** The languages that take turns, or the one that was chosen. */
  languages = $derived.by((): readonly Lang[] => {
    const { language } = this.stage;
    if (isLanguage(language)) return [language];
    const spoken = this.#view().meeting.languages.filter(isLanguage);
    const first = spoken.includes(this.#first) ? this.#first : (spoken[0] ?? this.#first);
    return [first, ...spoken.filter((one) => one !== first)];
  });
  lang = $derived.by((): Lang => this.languages[this.#turn.spoken % this.languages.length] ?? this.#first);
  pages = $derived.by((): number => {
    if (this.closing) return 1;
    if (this.mode !== 'single') return this.listed;
    // Beside the idea that is being talked about nothing else is shown large.
    return this.lit ? 1 : this.rows.length;
  });
  /** The last minute before it closes. */
  lastMinute = $derived.by((): boolean => {
    const { closesAt } = this.#view().meeting;
    return !this.over && closesAt !== null && countdown(closesAt, this.#now).lastMinute;
  });
  page = $derived.by((): number => Math.min(this.#turn.page, Math.max(0, this.pages - 1)));
  /** Ideas of the board that are on none of the pages. */
  beyond = $derived.by((): number => {
    const { ideas } = this.#view().tally;
    return ideas - (this.mode === 'single' || this.reach === 0 ? this.rows.length : this.reach);
  });
  held = $derived.by((): boolean => this.stage.paging === 'held');

  /** @param first the language to begin with, if the meeting has it */
  constructor(view: () => BoardView, first: Lang, now: number) {
    this.#view = view;
    this.#first = first;
    this.#turn = firstTurn(now);
    this.#now = now;
  }

  /** To be called every second; `now` in ms since the epoch, by the server's clock. */
  tick(now: number): void {
    this.#now = now;
    // What most people look for at the end comes into view, and stays until it is over.
    if (this.lastMinute && !this.#ending) this.restart(now);
    this.#ending = this.lastMinute;
    this.#turn = turned(this.#turn, this.#turning(now));
  }

  /** Ranks have changed. */
  stir(now: number): void {
    this.#turn = stirred(this.#turn, now);
  }

  /** Another page, by hand. */
  leaf(by: 1 | -1, now: number): void {
    this.#turn = turnedBy(this.#turn, by, this.#turning(now));
  }

  /** Something else is shown: from its beginning. */
  restart(now: number): void {
    this.#turn = { ...this.#turn, page: 0, since: now };
  }

  #turning(now: number) {
    return { now, pages: this.pages, languages: this.languages.length, held: this.held || this.lastMinute };
  }
}
