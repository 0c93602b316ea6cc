/** What tells of an action that its words were taken out: a title is never empty else. */
export const isTakenOut = ({ title }: { readonly title: string }): boolean => title === '';

/** What an action is called; of one that was dropped even the title may have been taken out. */
export function nameOf(
  { title }: { readonly title: string },
  t: { readonly takenOut: { readonly title: string } }
): string {
  return isTakenOut({ title }) ? t.takenOut.title : title;
}

/** Who answers for it; null where that was taken out with all its words. */
export function answersFor(
  { title, owner }: { readonly title: string; readonly owner: string },
  t: { readonly answersFor: (owner: string) => string; readonly nobodyAnswers: string }
): string | null {
  if (owner !== '') return t.answersFor(owner);
  return isTakenOut({ title }) ? null : t.nobodyAnswers;
}
