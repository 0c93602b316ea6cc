/** A live meeting with ideas on its board, made by issuing commands. */
import type { Hall } from '../../realtime/hall/hall.ts';
import type { Halls } from '../../realtime/halls.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { parseCommandId, parseParticipantId, parseStaffId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';

let commands = 0;

/** The n-th of the people who take part. */
export function resident(n: number): Actor {
  const participant = parseParticipantId(`resident-${n}`);
  if (!participant) throw new Error('this is a participant');
  return { role: 'resident', participant };
}

export async function act(hall: Hall, actor: Actor, body: CommandBody): Promise<Readonly<Record<string, unknown>>> {
  commands += 1;
  const id = parseCommandId(`command-${commands}`);
  if (!id) throw new Error('this is an id');
  const ack = await hall.submit(actor, { ...body, id });
  if (!ack.ok) throw new Error(`${body.type} was refused: ${ack.code}`);
  return { ...ack.result };
}

/** Five ideas from each author, as fast as the limits allow. */
export async function liveMeeting(
  halls: Halls,
  ideas: number
): Promise<{ readonly hall: Hall; readonly ideaIds: string[] }> {
  const staff = parseStaffId('moderator-1');
  if (!staff) throw new Error('this is a member of staff');
  const settings = { ...DEFAULT_SETTINGS, title: 'What should we work on first?', moderation: 'post' as const };
  const hall = await halls.create(settings, { by: 'system' });
  await act(hall, { role: 'moderator', staff }, { type: 'meeting.open' });
  const ideaIds: string[] = [];
  for (let from = 0; from < ideas; from += 500) {
    const numbers = Array.from({ length: Math.min(500, ideas - from) }, (_, n) => from + n);
    const results = await Promise.all(
      numbers.map((n) => {
        const text = `The street light at the corner of Birch and ${n + 1}th has been out since the storm in spring.`;
        return act(hall, resident(1_000_000 + Math.floor(n / 5)), { type: 'idea.submit', text });
      })
    );
    for (const { ideaId } of results) ideaIds.push(String(ideaId));
  }
  return { hall, ideaIds };
}
