import { ACTION_LIMITS, type ActionStatus } from '$lib/meeting/actions/action.ts';
import { checkText, type Mark } from '$lib/meeting/textcheck.ts';
import type { ShownAction } from '$lib/progress/shown.ts';
import { call, type Failed } from '../api.ts';
import { bring } from './bring.ts';
import { readKept, writeKept, type Kept, type Sent } from './kept-update.ts';
import { shrink } from './shrink.ts';

export interface DraftPicture {
  readonly key: number;
  readonly name: string;
  /** null: it is not there yet */
  id: string | null;
  alt: string;
  percent: number;
  state: 'preparing' | 'bringing' | 'there' | 'broken' | 'not-a-picture';
}

/** What keeps an update from being sent. */
export type Missing =
  | 'nothing'
  | 'needsReason'
  | 'needsAnswer'
  | 'needsFigures'
  | 'beforeTooLarge'
  | 'afterTooLarge'
  | 'needsAlt'
  | 'stillBringing';

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('-');
/** Nothing of them goes out. */
const FAILED: readonly DraftPicture['state'][] = ['broken', 'not-a-picture'];
const tooLarge = (text: string): boolean => Math.abs(Number(text.trim().replace(',', '.'))) > ACTION_LIMITS.figure;
const figure = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

/**
 * An update while it is written. Its words stay in this tab until it is published, also over a reload. What is sent again
 * as it was has the id that it had, whatever became of it the first time, so that it is published once; what was changed
 * since is another update.
 */
export class UpdateDraft {
  status = $state<ActionStatus>('planned');
  percent = $state(0);
  text = $state('');
  label = $state('');
  before = $state('');
  after = $state('');
  unit = $state('');
  pictures = $state<DraftPicture[]>([]);
  sending = $state(false);
  failed = $state<Failed | null>(null);
  #sent: Sent = null;
  /** Chosen before a reload: meant, also if the action stands like that by now. */
  #chosen = { status: false, percent: false };
  #next = 1;
  /** By key; not there any more after a reload. */
  #files: Readonly<Record<number, File>> = {};

  constructor(
    readonly action: Pick<ShownAction, 'id' | 'code' | 'status' | 'percent' | 'awaiting'>,
    private readonly storage: Storage | null
  ) {
    this.#begin();
    this.#restore();
  }

  /** What should be looked at before everybody can read it. */
  get marked(): readonly { readonly text: string; readonly marks: readonly Mark[] }[] {
    return [this.text, this.label, this.unit, ...this.pictures.map(({ alt }) => alt)]
      .map((text) => ({ text, marks: checkText(text) }))
      .filter(({ marks }) => marks.length > 0);
  }

  get missing(): Missing | null {
    const { pictures } = this;
    if (pictures.some(({ state }) => state === 'preparing' || state === 'bringing')) return 'stillBringing';
    if (this.status === 'not-possible' && this.action.status !== 'not-possible' && this.text.trim() === '')
      return 'needsReason';
    if (this.action.awaiting && this.status !== this.action.status && this.text.trim() === '') return 'needsAnswer';
    if (tooLarge(this.before)) return 'beforeTooLarge';
    if (tooLarge(this.after)) return 'afterTooLarge';
    const figures = [this.label, this.before, this.after].map((one) => one.trim() !== '');
    const complete = figures.every(Boolean) && figure(this.before) !== null && figure(this.after) !== null;
    if ((figures.some(Boolean) || this.unit.trim() !== '') && !complete) return 'needsFigures';
    if (pictures.some(({ id, alt }) => id !== null && alt.trim() === '')) return 'needsAlt';
    return Object.keys(this.#said()).length === 0 ? 'nothing' : null;
  }

  /** Whether it was published. */
  async send(): Promise<boolean> {
    if (this.sending || this.missing) return false;
    this.sending = true;
    const { code, id } = this.action;
    const what = JSON.stringify(this.#written());
    if (this.#sent?.what !== what) this.#sent = { id: newId(), what };
    // Also if this page is gone before the answer comes.
    this.keep();
    const path = `/api/meetings/${code}/actions/${id}/updates`;
    const answer = await call<unknown>('POST', path, { id: this.#sent.id, ...this.#said() });
    this.sending = false;
    this.failed = answer.ok ? null : answer;
    if (answer.ok) writeKept(this.storage, this.#key, null);
    return answer.ok;
  }

  /** For how many pictures there is room; those that could not be sent take none. */
  get room(): number {
    const kept = this.pictures.filter(({ state }) => !FAILED.includes(state));
    return Math.max(0, ACTION_LIMITS.pictures - kept.length);
  }

  /** Sends pictures, one after the other, as many as there is room for. */
  async add(files: readonly File[]): Promise<void> {
    const taken = files.slice(0, this.room).map((file) => {
      const key = this.#next++;
      this.#files = { ...this.#files, [key]: file };
      this.pictures.push({ key, name: file.name, id: null, alt: '', percent: 0, state: 'preparing' });
      return key;
    });
    for (const key of taken) await this.bring(key);
  }

  async bring(key: number): Promise<void> {
    const [picture, file] = [this.pictures.find((one) => one.key === key), this.#files[key]];
    if (!picture || !file || (FAILED.includes(picture.state) && this.room === 0)) return;
    Object.assign(picture, { state: 'preparing', percent: 0 });
    const small = await shrink(file);
    picture.state = 'bringing';
    const brought = await bring(
      `/api/meetings/${this.action.code}/pictures`,
      small,
      (percent) => (picture.percent = percent)
    );
    if ('id' in brought) Object.assign(picture, { id: brought.id, state: 'there' });
    else picture.state = brought.failed === 'not-a-picture' ? 'not-a-picture' : 'broken';
    this.keep();
  }

  remove(key: number): void {
    this.pictures = this.pictures.filter((one) => one.key !== key);
    this.keep();
  }

  /** Keeps the words in this tab. */
  keep(): void {
    writeKept(this.storage, this.#key, { written: this.#written(), sent: this.#sent });
  }

  #written(): Kept {
    const { action, status, percent, text, label, before, after, unit } = this;
    const chosen = this.#chosen;
    return {
      status: chosen.status || status !== action.status ? status : null,
      percent: chosen.percent || percent !== (action.percent ?? 0) ? percent : null,
      ...{ text, label, before, after, unit },
      pictures: this.pictures.flatMap(({ id, name, alt }) => (id === null ? [] : [{ id, name, alt }])),
    };
  }

  #said() {
    const { action, status, percent } = this;
    const text = this.text.trim();
    const [label, before, after] = [this.label.trim(), figure(this.before), figure(this.after)];
    const unit = this.unit.trim();
    const pictures = this.pictures.flatMap(({ id, alt }) => (id === null ? [] : [{ id, alt: alt.trim() }]));
    return {
      ...(status !== action.status && { status }),
      // What is done needs no figure beside it.
      ...(status !== 'done' && percent !== (action.percent ?? 0) && { percent }),
      ...(text !== '' && { text }),
      ...(label !== '' &&
        before !== null &&
        after !== null && { result: { label, before, after, ...(unit && { unit }) } }),
      ...(pictures.length > 0 && { pictures }),
    };
  }

  get #key(): string {
    return `openfloor/update/${this.action.code}/${this.action.id}`;
  }

  #begin(): void {
    this.status = this.action.status;
    this.percent = this.action.percent ?? 0;
  }

  #restore(): void {
    const kept = readKept(this.storage, this.#key);
    if (!kept) return;
    const { status, percent, pictures, ...words } = kept.written;
    this.#sent = kept.sent;
    this.#chosen = { status: status !== null, percent: percent !== null };
    // What was left as it was is as the action stands now: colleagues may have gone on meanwhile.
    Object.assign(this, words);
    this.status = status ?? this.status;
    this.percent = percent ?? this.percent;
    for (const one of pictures) this.pictures.push({ key: this.#next++, ...one, percent: 100, state: 'there' });
  }
}
