import { marksOf } from '../../src/lib/meeting/marks.ts';
import { urgencyOf } from '../../src/lib/meeting/urgency.ts';
import type { Labelled, Span } from './labelled.ts';

/** What is counted together, and the least share that is to be found; null: counted and no more. */
export const GROUPS = {
  'structured personal data': { kinds: ['email', 'phone', 'plate', 'number', 'link'], goal: 0.95 },
  addresses: { kinds: ['address'], goal: 0.8 },
  names: { kinds: ['name'], goal: null },
  slurs: { kinds: ['slur'], goal: null },
  urgent: { kinds: ['urgent'], goal: null },
} as const satisfies Readonly<Record<string, { kinds: readonly Span['kind'][]; goal: number | null }>>;

export type Group = keyof typeof GROUPS;
/** Of a hundred harmless texts no more than these may be held. */
export const FALSE_HOLDS = 0.05;

export interface Count {
  readonly found: number;
  readonly of: number;
}

export interface Score {
  readonly groups: Readonly<Record<Group, Count>>;
  /** Harmless texts with any mark at all. */
  readonly falseHolds: Count;
  /** What was missed or held for nothing, to learn from. */
  readonly wrong: readonly string[];
}

/** Found is what a mark of its own kind covers for the greater part; of what is urgent, that it is. */
function isFound(text: string, { kind, from, to }: Span): boolean {
  if (kind === 'urgent') return urgencyOf(text) !== null;
  const covered = marksOf(text)
    .filter((mark) => mark.kind === kind)
    .reduce((sum, mark) => sum + Math.max(0, Math.min(to, mark.to) - Math.max(from, mark.from)), 0);
  return covered * 2 > to - from;
}

export function score(texts: readonly Labelled[]): Score {
  const groups: Record<Group, { found: number; of: number }> = {
    'structured personal data': { found: 0, of: 0 },
    addresses: { found: 0, of: 0 },
    names: { found: 0, of: 0 },
    slurs: { found: 0, of: 0 },
    urgent: { found: 0, of: 0 },
  };
  const falseHolds = { found: 0, of: 0 };
  const wrong: string[] = [];
  for (const { text, spans } of texts) {
    for (const span of spans) {
      const group = groupOf(span.kind);
      groups[group].of += 1;
      if (isFound(text, span)) groups[group].found += 1;
      else wrong.push(`missed ${span.kind} “${text.slice(span.from, span.to)}” in: ${text}`);
    }
    if (spans.length > 0) continue;
    falseHolds.of += 1;
    const marks = marksOf(text);
    if (marks.length === 0) continue;
    falseHolds.found += 1;
    wrong.push(
      `held for ${marks.map((mark) => `${mark.kind} “${text.slice(mark.from, mark.to)}”`).join(', ')}: ${text}`
    );
  }
  return { groups, falseHolds, wrong };
}

function groupOf(kind: Span['kind']): Group {
  const found = (Object.keys(GROUPS) as Group[]).find((group) => GROUPS[group].kinds.some((each) => each === kind));
  if (!found) throw new Error(`no group counts ${kind}`);
  return found;
}
