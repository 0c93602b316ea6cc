/** The demo's agenda as the commanders have it when the demo begins. */
import * as Y from 'yjs';
import type { Store } from '../../db/store.ts';
import { linksOf } from '../../realtime/agenda/links.ts';
import type { Halls } from '../../realtime/halls.ts';
import { addComment, addItem, agendaItems, setField, writtenBody } from '../../src/lib/protocol/agenda-document.ts';
import type { MeetingCode } from '../../src/lib/meeting/ids.ts';
import type { Dice } from '../dice.ts';
import { ENTRIES, type Block, type SeedEntry } from '../texts/agenda.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const WRITERS = { north: 'Sector North', south: 'Sector South' } as const;

/** @throws Error if there is no such meeting */
export async function seedAgenda(
  { agendas }: Pick<Store, 'agendas'>,
  halls: Halls,
  code: MeetingCode,
  now: number,
  dice: Dice,
  entries: readonly SeedEntry[] = ENTRIES
): Promise<void> {
  const hall = await halls.byCode(code);
  if (!hall) throw new Error('an agenda belongs to a meeting');
  const ideas = await hall.read((state) => [...state.ideas.values()].map(({ id, text }) => ({ id: String(id), text })));
  const named = (beginning: string): readonly string[] =>
    ideas.filter(({ text }) => text.startsWith(beginning)).map(({ id }) => id);
  const doc = new Y.Doc();
  doc.clientID = dice.between(1, 2 ** 31);
  doc.transact(() => {
    for (const entry of entries) write(doc, entry, named, now, () => dice.fraction());
  });
  await agendas.append(hall.meeting, Y.encodeStateAsUpdate(doc));
  await linksOf(halls)(
    hall.meeting,
    entries.flatMap((entry) => (entry.ideas ?? []).flatMap(named))
  );
}

function write(
  doc: Y.Doc,
  { id, title, body, owner = '', dueIn, area = '', ideas = [], comments = [] }: SeedEntry,
  named: (beginning: string) => readonly string[],
  now: number,
  fraction: () => number
): void {
  if (title === undefined) addItem(doc, { id, kind: 'note' }, fraction);
  else {
    addItem(doc, { id, title, ideas: ideas.flatMap(named) }, fraction);
    setField(doc, id, 'owner', owner);
    setField(doc, id, 'area', area);
    if (dueIn !== undefined) setField(doc, id, 'due', new Date(now + dueIn * DAY).toISOString().slice(0, 10));
  }
  writtenBody(doc, id)?.insert(0, body.map(elementOf));
  for (const [n, { by, text, done }] of comments.entries()) {
    const writer = { id: `demo-${by}`, name: WRITERS[by] };
    const at = now - (20 - n) * MINUTE;
    addComment(doc, id, { id: `${id}-${n}`, by: writer, at, text, resolved: done ? writer : null });
  }
  if (!agendaItems(doc).has(id)) throw new Error(`not written: ${id}`);
}

function elementOf(block: Block): Y.XmlElement {
  if (block.kind !== 'list') return element(block.kind, [new Y.XmlText(block.text)], block.kind === 'heading');
  const lines = block.lines.map((line) => element('listItem', [element('paragraph', [new Y.XmlText(line)])]));
  return element('bulletList', lines);
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[], heading = false): Y.XmlElement {
  const made = new Y.XmlElement<{ level: number }>(name);
  made.insert(0, children);
  if (heading) made.setAttribute('level', 3);
  return made as unknown as Y.XmlElement;
}
