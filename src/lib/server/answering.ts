import type { ActionAnswer } from './services.ts';

/** More than any note may have; what is longer is refused by the meeting, and what is typed stays in the form. */
const NOTE_READ = 4000;

/** What a form says about an action, which is posted without a script; null if it says nothing. */
export async function readAnswer(request: Request): Promise<ActionAnswer | null> {
  const form = await request.formData().catch(() => null);
  const word = (name: string): string => {
    const value = form?.get(name);
    return typeof value === 'string' ? value : '';
  };
  const solved = word('solved');
  if (word('action') === '' || (solved !== 'yes' && solved !== 'no')) return null;
  return { actionId: word('action'), solved: solved === 'yes', note: word('note').slice(0, NOTE_READ) };
}
