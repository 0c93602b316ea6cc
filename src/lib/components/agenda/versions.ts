import type { AgendaComparison, AgendaVersion } from '$lib/protocol/agenda-versions.ts';

/** What the server said, or the code of what went wrong. */
export type Told<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly code: string };

/** What can be done with the versions of an agenda. */
export interface Versions {
  list(): Promise<Told<readonly AgendaVersion[]>>;
  keep(name: string): Promise<Told<AgendaVersion>>;
  /** @param to a version's id, or `now` */
  compare(from: string, to: string): Promise<Told<AgendaComparison>>;
  /** @returns what was there before, kept; null if nothing had to change */
  restore(id: string): Promise<Told<AgendaVersion | null>>;
  /** Deletes one for good. */
  remove(id: string): Promise<Told<unknown>>;
}
