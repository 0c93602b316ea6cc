import type { Visitor } from './town.ts';

/** Looks at the screen ten times a second, in the page itself, and notes when the text was not there to be read. */
export function watch({ page }: Visitor, text: string) {
  return page.evaluateHandle((wanted) => {
    const seen = { looks: 0, without: [] as string[] };
    setInterval(() => {
      seen.looks += 1;
      const main = document.querySelector('main');
      const shown = main?.checkVisibility() ? main.innerText : '';
      if (!shown.includes(wanted)) seen.without.push(shown);
    }, 100);
    return seen;
  }, text);
}
