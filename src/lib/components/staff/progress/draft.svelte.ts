import { ACTION_LIMITS, ACTION_STATUSES, type ActionStatus } from '$lib/meeting/actions/action.ts';
import { checkText, type Mark } from '$lib/meeting/textcheck.ts';
import type { ShownAction } from '$lib/progress/shown.ts';
import { call, type Failed } from '../api.ts';
import { bring } from './bring.ts';
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
export type Missing = 'nothing' | 'needsReason' | 'needsFigures' | 'needsAlt' | 'stillBringing';

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('-');
const figure = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

/**
 * An update while it is written. Its words stay in this tab until it is published, also over a reload; sent again after a
 * failure it has the id that it had, so that it is published once.
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
  #id = newId();
  #next = 1;
  /** By key; not there any more after a reload. */
  #files: Readonly<Record<number, File>> = {};

  constructor(
    readonly action: Pick<ShownAction, 'id' | 'code' | 'status' | 'percent'>,
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
    const answer = await call<unknown>('POST', `/api/meetings/${code}/actions/${id}/updates`, {
      id: this.#id,
      ...this.#said(),
    });
    this.sending = false;
    this.failed = answer.ok ? null : answer;
    // What was refused may be mended and is another update then; what got no answer may have been published.
    if (!answer.ok && answer.code !== 'unreachable') this.#id = newId();
    if (answer.ok) this.#forget();
    return answer.ok;
  }

  /** Sends pictures, one after the other, as many as there is room for. */
  async add(files: readonly File[]): Promise<void> {
    const room = ACTION_LIMITS.pictures - this.pictures.length;
    const taken = files.slice(0, Math.max(0, room)).map((file) => {
      const key = this.#next++;
      this.#files = { ...this.#files, [key]: file };
      this.pictures.push({ key, name: file.name, id: null, alt: '', percent: 0, state: 'preparing' });
      return key;
    });
    for (const key of taken) await this.bring(key);
  }

  async bring(key: number): Promise<void> {
    const [picture, file] = [this.pictures.find((one) => one.key === key), this.#files[key]];
    if (!picture || !file) return;
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
    const { status, percent, text, label, before, after, unit } = this;
    const pictures = this.pictures.flatMap(({ id, name, alt }) => (id === null ? [] : [{ id, name, alt }]));
    try {
      this.storage?.setItem(this.#key, JSON.stringify({ status, percent, text, label, before, after, unit, pictures }));
    } catch {
      // Then it is here as long as the page is.
    }
  }

  #said() {
    const { action, status, percent } = this;
    const text = this.text.trim();
    const [label, before, after] = [this.label.trim(), figure(this.before), figure(this.after)];
    const unit = this.unit.trim();
    const pictures = this.pictures.flatMap(({ id, alt }) => (id === null ? [] : [{ id, alt: alt.trim() }]));
    return {
      ...(status !== action.status && { status }),
      ...(percent !== (action.percent ?? 0) && { percent }),
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
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(this.#key) ?? 'null');
      if (typeof kept !== 'object' || kept === null) return;
      this.#restoreMore(kept);
      for (const name of ['text', 'label', 'before', 'after', 'unit'] as const) {
        const value: unknown = Reflect.get(kept, name);
        if (typeof value === 'string') this[name] = value;
      }
    } catch {
      // As if there were nothing.
    }
  }

  #restoreMore(kept: object): void {
    const [status, percent, pictures] = ['status', 'percent', 'pictures'].map((name): unknown =>
      Reflect.get(kept, name)
    );
    this.status = ACTION_STATUSES.find((one) => one === status) ?? this.status;
    if (typeof percent === 'number') this.percent = percent;
    for (const one of Array.isArray(pictures) ? (pictures as unknown[]) : []) {
      if (typeof one !== 'object' || one === null || !('id' in one) || !('alt' in one) || !('name' in one)) continue;
      const { id, alt, name } = one;
      if (typeof id !== 'string' || typeof alt !== 'string' || typeof name !== 'string') continue;
      this.pictures.push({ key: this.#next++, name, id, alt, percent: 100, state: 'there' });
    }
  }

  #forget(): void {
    try {
      this.storage?.removeItem(this.#key);
    } catch {
      // Nothing is kept where there is no place for it.
    }
  }
}
