/** What must not wait on a board: something that is happening now, or a tip about a crime or a person. */
export type Urgency = 'emergency' | 'crime';

export interface UrgentPassage {
  readonly urgency: Urgency;
  /** Half-open range in UTF-16 units, as `String.slice` takes it. */
  readonly from: number;
  readonly to: number;
}

/** The passage that makes a text urgent, or null. */
export function urgentPassage(text: string): UrgentPassage | null {
  const match = /\bright now\b/iu.exec(text);
  return match && { urgency: 'emergency', from: match.index, to: match.index + match[0].length };
}

export function urgencyOf(text: string): Urgency | null {
  return urgentPassage(text)?.urgency ?? null;
}
