import { AGENDA_SPOTS, type AgendaSpot } from '../protocol/agenda.ts';

/** A colleague who has the agenda open, in one or several tabs. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly at: AgendaSpot | null;
}

/** Who else is here, by name; `own` is this tab, and whoever has its id is this person too. */
export function peopleHere(states: ReadonlyMap<number, unknown>, own: number, ownId: string): readonly PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const [client, state] of states) {
    const person = client === own ? null : readPerson(state);
    if (!person || person.id === ownId) continue;
    const known = people.get(person.id);
    if (!known?.at) people.set(person.id, person);
  }
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const FIELDS: readonly string[] = AGENDA_SPOTS;

function readPerson(state: unknown): PersonHere | null {
  const { user, at } = record(state);
  const { id, name, color } = record(user);
  if (typeof id !== 'string' || typeof name !== 'string' || typeof color !== 'string') return null;
  return { id, name, color: /^#[0-9a-f]{6}$/.test(color) ? color : '#4a4f5a', at: readSpot(at) };
}

function readSpot(at: unknown): AgendaSpot | null {
  const { item, field } = record(at);
  const known = typeof item === 'string' && typeof field === 'string' && FIELDS.includes(field);
  return known ? { item, field: field as AgendaSpot['field'] } : null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
