import { loadProgress } from '../../src/lib/i18n/progress.ts';
import { atomFeed } from '../../src/lib/progress/feed.ts';
import { readQuery } from '../../src/lib/progress/query.ts';
import { fileOf } from '../../src/lib/records/files.ts';
import { REQUEST_FORMATS, requestFile } from '../../src/lib/records/request.ts';
import { services } from '../../src/lib/server/services.ts';
import { trailCsv } from '../../src/lib/server/trail-rows.ts';
import { call } from '../net/ground.ts';
import { CODE, REMOVED, type CanaryEvening } from './canary-evening.ts';
import type { Pile } from './pile.ts';

/** Everything that is given out about a meeting, to whomever, goes onto the pile. */
export async function addGivenOut(pile: Pile, { server, commander, people, actionId }: CanaryEvening): Promise<void> {
  const { cookie } = commander;
  const ask = async (path: string, as?: string) => (await call(server, 'GET', path, { cookie: as })).text;
  const pages = services();
  const there = <T>(found: T | null): T => {
    if (found === null) throw new Error('it is there');
    return found;
  };
  pile.add('server.log', server.lines.join(''));
  pile.add('metrics', await ask('/api/metrics'));
  const paths = ['/api/progress', `/api/progress?q=lamp`, `/api/progress/${CODE}/${actionId}`];
  for (const path of [...paths, `/api/meetings/${CODE}/board`, `/api/meetings/${CODE}/records`])
    pile.add(path, await ask(path));
  pile.add('staff board', await ask(`/api/meetings/${CODE}/board?audience=staff`, cookie));
  pile.add('agenda versions', await ask(`/api/meetings/${CODE}/agenda/versions`, cookie));
  for (const word of [...REMOVED, 'lamp']) {
    const { actions } = await pages.progress(readQuery(new URLSearchParams({ q: word })), 50);
    pile.add('search', JSON.stringify([actions, actions.length > 0 && word]));
  }

  const [staffs, open] = [there(await pages.staffRecord(CODE)), there(await pages.publicRecord(CODE, null))];
  for (const [name, record] of [['staff', staffs.record] as const, ['public', open] as const]) {
    for (const file of ['record.json', 'ideas.csv'] as const)
      pile.add(`${name} ${file}`, await fileOf(record, file).text());
  }
  const request = there(await pages.recordsRequest(CODE));
  for (const format of REQUEST_FORMATS) pile.add(`request ${format}`, await requestFile(request, 'en', format));
  const { trail } = there(await pages.meetingTrail(CODE));
  const everybody = { id: 'a', name: 'A', email: 'a@station.example', role: 'admin', everywhere: true } as const;
  const logs = [['meeting', trail] as const, ['agency', there(await pages.agencyTrail(everybody))] as const];
  for (const [name, one] of logs) {
    const file = await trailCsv(one, new URLSearchParams(), 'en', name);
    pile.add(`log of the ${name} as CSV`, await file.text());
    pile.add(`log of the ${name}`, JSON.stringify({ ...one, words: [...(one.words ?? [])] }));
  }
  pile.add('replay', JSON.stringify(there(await pages.replay(CODE))));
  pile.add('worklist', JSON.stringify(there(await pages.worklist(CODE))));
  const newest = await pages.newest(readQuery(new URLSearchParams()), 50);
  const about = { address: server.url, area: null, lang: 'en', now: Date.now(), t: await loadProgress('en') } as const;
  pile.add('Atom', atomFeed(newest, about));
  for (const { token } of people) {
    const found = await pages.receipt(`${CODE}.${token}`, { mark: null, cookies: null });
    if (found.outcome !== 'found') throw new Error('there are receipts');
    // That it says whose it is, to whom it is, is what it is for.
    pile.add('receipt', JSON.stringify({ ...found, receipt: null }));
  }
}
