import type { ScreenMessages } from '$lib/i18n/screen.ts';
import type { BoardView } from '$lib/meeting/view.ts';
import { countdown } from './countdown.ts';

/** The part of the evening that is on, as the screen shows it. */
export interface PartShown {
  readonly name: string;
  /** null: it has no time */
  readonly timer: { readonly seconds: number; readonly endsAt: number } | null;
  /** What is left of its time, where that is not counted down large. */
  readonly left: string | null;
}

/** @param now ms since the epoch; @returns null while no part of a plan is on */
export function partShown({ meeting, stage }: BoardView, now: number, m: ScreenMessages): PartShown | null {
  const part = meeting.plan.find(({ id }) => id === stage.part?.id);
  if (!part) return null;
  const endsAt = stage.part?.endsAt ?? null;
  const name = part.name || m.opens[part.opens];
  if (endsAt === null) return { name, timer: null, left: null };
  const left = countdown(endsAt, now);
  return { name, timer: { seconds: (part.minutes ?? 1) * 60, endsAt }, left: left.over ? m.timeIsUp : left.text };
}
