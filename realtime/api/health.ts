import type { ApiDeps } from './deps.ts';
import { operation, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { healthShape } from './shapes.ts';

/** A store that needs longer than this to answer a trivial question is not ready. */
const PING_MS = 2000;

export function healthOperations({ store, clock, metrics, stopping }: ApiDeps): readonly Operation[] {
  const live = operation(
    {
      method: 'get',
      path: '/api/health/live',
      summary: 'Is the process alive?',
      answers: { 200: { description: 'It is.', schema: healthShape } },
    },
    ({ c }) => c.json({ ok: true })
  );

  const ready = operation(
    {
      method: 'get',
      path: '/api/health/ready',
      summary: 'Should people be sent here?',
      description: 'Not before the store answers, and not once the server is stopping.',
      answers: { 200: { description: 'Yes.', schema: healthShape } },
      problems: ['unavailable', 'stopping'],
    },
    async ({ c }) => {
      if (stopping()) throw new Problem('stopping');
      const answered = await new Promise<boolean>((tell) => {
        const cancel = clock.after(PING_MS, () => tell(false));
        store
          .ping()
          .then(
            () => tell(true),
            () => tell(false)
          )
          .finally(cancel);
      });
      if (!answered) throw new Problem('unavailable');
      return c.json({ ok: true });
    }
  );

  const counts = operation(
    {
      method: 'get',
      path: '/api/metrics',
      summary: 'What the server counts about itself, in the text format of Prometheus',
      description: 'Nothing in it names a person, a meeting, an address or a device.',
      answers: { 200: { description: 'The counts.', contentType: 'text/plain' } },
    },
    async ({ c }) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  );

  return [live, ready, counts];
}
