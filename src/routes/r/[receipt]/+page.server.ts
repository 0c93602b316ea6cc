import { error, fail, redirect } from '@sveltejs/kit';
import { backedRoots } from '$lib/client/ballot';
import { drawQr } from '$lib/components/screen/qr';
import { loadMarks } from '$lib/i18n/rehearsal';
import { becameOf } from '$lib/server/became';
import { readAnswer } from '$lib/server/answering';
import { fromOf } from '$lib/server/from';
import { services } from '$lib/server/services';
import type { IdeaView } from '$lib/meeting/view';
import type { Actions, PageServerLoad } from './$types';

/** Read, answered and printed, no more: it needs no script. */
export const csr = false;

const SECOND = 1000;

const tooMany = (retryAfterMs: number, setHeaders: (headers: Record<string, string>) => void): never => {
  const retryAfter = Math.ceil(retryAfterMs / SECOND);
  setHeaders({ 'retry-after': String(retryAfter) });
  error(429, { message: 'Too many receipts that open nothing.', code: 'too-many-receipts', retryAfter });
};
const noSuch = (): never => error(404, { message: 'There is no such receipt.' });

export const load: PageServerLoad = async ({ params, url, setHeaders, request, locals }) => {
  const server = services();
  const answer = await server.receipt(params.receipt, fromOf(request));
  if (answer.outcome === 'later') return tooMany(answer.retryAfterMs, setHeaders);
  if (answer.outcome === 'unknown') return noSuch();
  const { view, self, now } = answer;
  const roots = [...backedRoots(view.ideas, self.votes)];
  const backed = roots.flatMap((id) => view.ideas[id] ?? []);
  const became = becameOf(view, self, roots);
  const address = server.address(url);
  const link = `${address}/r/${answer.receipt}`;
  return {
    meeting: view.meeting,
    rehearsal: view.meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    now,
    link,
    qr: drawQr(link),
    board: `${address}/m/${answer.code}`,
    actions: became.actions,
    own: Object.values<IdeaView>(self.ideas)
      .sort((a, b) => Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn') || b.at - a.at)
      .map((idea) => ({
        idea,
        into: idea.mergedInto === undefined ? null : (view.ideas[idea.mergedInto] ?? null),
        votes: idea.state === 'published' ? (view.votes[idea.id] ?? 0) : null,
        lit: view.stage.spotlight !== null && view.stage.spotlight === (idea.mergedInto ?? idea.id),
        became: became.of(idea.id),
      })),
    backed: backed.map((idea) => ({ idea, votes: view.votes[idea.id] ?? 0, became: became.of(idea.id) })),
    gone: roots.length - backed.length,
  };
};

/** Whoever has the receipt answers as its person: its address is the secret, so no other site can make a browser do it. */
export const actions = {
  async answer({ params, request, setHeaders }) {
    const said = await readAnswer(request);
    if (!said) return fail(400, { action: '', code: 'bad-input' as const, note: '' });
    const outcome = await services().answerWithReceipt(params.receipt, said, fromOf(request));
    if (outcome.outcome === 'later') return tooMany(outcome.retryAfterMs, setHeaders);
    if (outcome.outcome === 'unknown') return noSuch();
    if (outcome.outcome === 'refused') {
      return fail(409, { action: said.actionId, code: outcome.code, note: said.note });
    }
    redirect(303, `/r/${encodeURIComponent(params.receipt)}#ask-${encodeURIComponent(said.actionId)}`);
  },
} satisfies Actions;
