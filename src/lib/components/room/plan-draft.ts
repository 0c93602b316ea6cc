import { PART_MINUTES_LIMIT, PART_NAME_LIMIT, type Opens, type Part } from '$lib/meeting/plan.ts';
import { cleanText, lengthOf } from '$lib/meeting/text.ts';

/** A part as it is typed. */
export interface PartDraft {
  id: string;
  name: string;
  /** Empty: it has no time. */
  minutes: string;
  opens: Opens;
}

/** An evening that suits most meetings, to begin with. */
export const USUAL: readonly Omit<Part, 'id' | 'name'>[] = [
  { minutes: 10, opens: 'none' },
  { minutes: 30, opens: 'ideas' },
  { minutes: 15, opens: 'votes' },
  { minutes: null, opens: 'none' },
];

export const draftsOf = (plan: readonly Part[]): PartDraft[] =>
  plan.map(({ id, name, minutes, opens }) => ({ id, name, minutes: minutes === null ? '' : String(minutes), opens }));

/** An id that no part has. */
export function freshId(parts: readonly { readonly id: string }[]): string {
  for (let n = parts.length + 1; ; n += 1) if (!parts.some(({ id }) => id === `part-${n}`)) return `part-${n}`;
}

export const isNameWrong = ({ name }: PartDraft): boolean => lengthOf(cleanText(name)) > PART_NAME_LIMIT;

export function areMinutesWrong({ minutes }: PartDraft): boolean {
  if (minutes.trim() === '') return false;
  const number = Number(minutes);
  return !Number.isInteger(number) || number < 1 || number > PART_MINUTES_LIMIT;
}

/** @returns null while something in it is wrong */
export function planOf(drafts: readonly PartDraft[]): readonly Part[] | null {
  if (drafts.some((draft) => isNameWrong(draft) || areMinutesWrong(draft))) return null;
  return drafts.map(({ id, name, minutes, opens }) => ({
    id,
    name: cleanText(name),
    minutes: minutes.trim() === '' ? null : Number(minutes),
    opens,
  }));
}

/** The one at `from` stands at `to` afterwards. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}
