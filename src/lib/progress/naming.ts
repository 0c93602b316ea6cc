/** What an action is called; of one that was dropped even the title may have been taken out. */
export function nameOf(
  { title }: { readonly title: string },
  t: { readonly takenOut: { readonly title: string } }
): string {
  return title === '' ? t.takenOut.title : title;
}
