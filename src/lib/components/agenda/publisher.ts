import type { AgendaPreview } from '$lib/protocol/agenda-preview.ts';
import type { Told } from './versions.ts';

/** What can be done about publishing an agenda. */
export interface Publisher {
  preview(): Promise<Told<AgendaPreview>>;
  /** Publishes what that preview showed, and nothing else. */
  publish(previewHash: string): Promise<Told<null>>;
}
