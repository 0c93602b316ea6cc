import { error } from '@sveltejs/kit';
import { backedRoots } from '$lib/client/ballot';
import { drawQr } from '$lib/components/screen/qr';
import { loadMarks } from '$lib/i18n/rehearsal';
import { services } from '$lib/server/services';
import type { IdeaView } from '$lib/meeting/view';
import type { PageServerLoad } from './$types';

/** Read and printed, no more: it needs no script. */
export const csr = false;

const SECOND = 1000;

export const load: PageServerLoad = async ({ params, url, setHeaders, request, locals }) => {
  const server = services();
  const answer = await server.receipt(params.receipt, request.headers.get('cookie'));
  if (answer.outcome === 'later') {
    setHeaders({ 'retry-after': String(Math.ceil(answer.retryAfterMs / SECOND)) });
    error(429, { message: 'Too many receipts that open nothing.' });
  }
  if (answer.outcome === 'unknown') error(404, { message: 'There is no such receipt.' });
  const { view, self, now } = answer;
  const roots = [...backedRoots(view.ideas, self.votes)];
  const backed = roots.flatMap((id) => view.ideas[id] ?? []);
  const address = server.address(url);
  const link = `${address}/r/${answer.receipt}`;
  return {
    meeting: view.meeting,
    rehearsal: view.meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    now,
    link,
    qr: drawQr(link),
    board: `${address}/m/${answer.code}`,
    own: Object.values<IdeaView>(self.ideas)
      .sort((a, b) => Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn') || b.at - a.at)
      .map((idea) => ({
        idea,
        into: idea.mergedInto === undefined ? null : (view.ideas[idea.mergedInto] ?? null),
        votes: idea.state === 'published' ? (view.votes[idea.id] ?? 0) : null,
        lit: view.stage.spotlight !== null && view.stage.spotlight === (idea.mergedInto ?? idea.id),
      })),
    backed: backed.map((idea) => ({ idea, votes: view.votes[idea.id] ?? 0 })),
    gone: roots.length - backed.length,
  };
};
