import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { moved } from '../../src/lib/meeting/textcheck/slur-list.ts';

const kind = z.enum(['email', 'phone', 'plate', 'link', 'address', 'number', 'name', 'slur', 'urgent']);

const file = z.strictObject({
  language: z.enum(['en', 'es']),
  /** Slurs stand with their letters moved by thirteen places, in the text and in the label, so that nobody has to read them. */
  slurs: z.enum(['rot13', 'plain']).default('plain'),
  texts: z.array(
    z.strictObject({
      text: z.string().min(1),
      /** What is to be found, exactly as it stands in the text, in its order; nothing: the text is harmless. */
      marks: z.array(z.tuple([kind, z.string().min(1)])).default([]),
    })
  ),
});

export interface Span {
  readonly kind: z.infer<typeof kind>;
  readonly from: number;
  readonly to: number;
}

/** What a resident might write, with what is to be found in it. */
export interface Labelled {
  readonly text: string;
  readonly spans: readonly Span[];
}

export interface LabelledSet {
  readonly name: string;
  readonly language: 'en' | 'es';
  readonly texts: readonly Labelled[];
}

function labelled(written: string, marks: readonly (readonly [Span['kind'], string])[], disguised: boolean): Labelled {
  let text = written;
  // A place may stand within a passage that is urgent: what comes next begins there at the earliest.
  let earliest = 0;
  const spans = marks.map(([kind, is]): Span => {
    const from = text.indexOf(is, earliest);
    if (from < 0) throw new Error(`“${is}” is not in “${written}” after where what was labelled before it begins`);
    earliest = from + (kind === 'urgent' ? 0 : is.length);
    const end = from + is.length;
    if (disguised && kind === 'slur') text = text.slice(0, from) + moved(is) + text.slice(end);
    return { kind, from, to: end };
  });
  return { text, spans };
}

/** The labelled sets of this folder: `set-one.en.json` and its like. */
export function labelledSets(): readonly LabelledSet[] {
  const folder = new URL('.', import.meta.url);
  const names = readdirSync(folder).filter((name) => /^set-\w+\.(?:en|es)\.json$/.test(name));
  return names.sort().map((name) => {
    const { language, slurs, texts } = file.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    return {
      name: name.replace(/\..*/, ''),
      language,
      texts: texts.map(({ text, marks }) => labelled(text, marks, slurs === 'rot13')),
    };
  });
}
