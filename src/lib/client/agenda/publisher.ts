import type { Publisher } from '../../components/agenda/publisher.ts';
import type { AgendaPreview } from '../../protocol/agenda-preview.ts';
import type { Board } from '../board.svelte.ts';

/** Somebody waits for it: what arrives later than this is not to be done any more, in ms. */
const PATIENCE_MS = 20_000;

/** The preview over HTTP; the command on the board's own connection, where it is sent until it is answered. */
export function publisherOf(board: Pick<Board, 'code' | 'send' | 'now'>, get: typeof fetch = fetch): Publisher {
  return {
    async preview() {
      try {
        const response = await get(`/api/meetings/${board.code}/agenda/preview`);
        // From our own server, as the protocol describes it.
        const answer = (await response.json()) as {
          readonly preview?: AgendaPreview;
          readonly error?: { readonly code?: string };
        };
        if (response.ok && answer.preview) return { ok: true, data: answer.preview };
        return { ok: false, code: answer.error?.code ?? 'internal' };
      } catch {
        return { ok: false, code: 'unreachable' };
      }
    },
    async publish(previewHash) {
      const until = board.now() + PATIENCE_MS;
      const ack = await board.send({ type: 'agenda.publish', previewHash, until });
      return ack.ok
        ? { ok: true, data: null }
        : { ok: false, code: ack.code === 'too-late' ? 'unreachable' : ack.code };
    },
  };
}
