import type { AgendaEnding } from './wire.ts';

/** A refused connection looks like a broken one to a browser; the board over HTTP tells them apart. */
export async function askWhy(code: string): Promise<AgendaEnding | null> {
  try {
    const url = `/api/meetings/${code}/board?audience=staff`;
    const { status } = await fetch(url, { method: 'HEAD', cache: 'no-store' });
    if (status === 401 || status === 403) return 'signed-out';
    return status === 404 ? 'gone' : null;
  } catch {
    return null;
  }
}
