/** Letter for letter, so that places in the text stay what they are. */
const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  ['àáâãäåa', 'èéêëe', 'ìíîïi', 'òóôõöo', 'ùúûüu', 'ñn', 'çc', "’‘`´'"].flatMap((group) =>
    [...group.slice(0, -1)].map((letter) => [letter, group.slice(-1)])
  )
);

/** In lower case, without accents and with straight apostrophes: how people type does not matter. As long as the text. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  // A few letters become longer in lower case; then places would not fit, and such a text is left as it is.
  const same = lower.length === text.length ? lower : text;
  return same.replace(/[à-ü’‘`´]/gu, (letter) => PLAIN[letter] ?? letter);
}
