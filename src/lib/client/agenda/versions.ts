import type { Told, Versions } from '../../components/agenda/versions.ts';
import type { AgendaComparison, AgendaVersion } from '../../protocol/agenda-versions.ts';

/** What the server sends is the server's own: it is passed on as the protocol describes it. */
export function versionsOf(code: string, get: typeof fetch = fetch): Versions {
  const base = `/api/meetings/${code}/agenda/versions`;
  async function ask<Data>(path: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown): Promise<Told<Data>> {
    try {
      const headers = { 'content-type': 'application/json' };
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const response = await get(base + path, init);
      const answer: unknown = response.status === 204 ? null : await response.json();
      if (response.ok) return { ok: true, data: answer as Data };
      const { error } = answer as { readonly error?: { readonly code?: string } };
      return { ok: false, code: error?.code ?? 'internal' };
    } catch {
      return { ok: false, code: 'unreachable' };
    }
  }
  const part = <Whole, Data>(told: Told<Whole>, take: (whole: Whole) => Data): Told<Data> =>
    told.ok ? { ok: true, data: take(told.data) } : told;
  return {
    async list() {
      return part(await ask<{ versions: readonly AgendaVersion[] }>('', 'GET'), ({ versions }) => versions);
    },
    async keep(name) {
      return part(await ask<{ version: AgendaVersion }>('', 'POST', { name }), ({ version }) => version);
    },
    async compare(from, to) {
      const query = new URLSearchParams({ from, to }).toString();
      return part(await ask<{ comparison: AgendaComparison }>(`/compare?${query}`, 'GET'), (told) => told.comparison);
    },
    async restore(id) {
      const path = `/${encodeURIComponent(id)}/restore`;
      return part(await ask<{ before: AgendaVersion | null }>(path, 'POST', {}), ({ before }) => before);
    },
    remove: (id) => ask(`/${encodeURIComponent(id)}`, 'DELETE'),
  };
}
