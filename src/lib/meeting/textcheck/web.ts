import { matches, type Mark } from './mark.ts';
import { before, setOf, wordAt, type Word } from './words.ts';

const PROVIDER = '(?:gmail|hotmail|yahoo|outlook|icloud|aol|msn|proton|protonmail|live)';
const TLD = '(?:com|org|net|edu|gov|info|biz|us|mx|es|io|co|me)';
const LOCAL = '(?<![\\p{L}\\p{N}._%+-])(?:[\\p{L}\\p{N}]{1,30} (?:dot|punto) )?[\\p{L}\\p{N}._%+-]{1,64}';
const AT = ' ?(?:@|[([{<] ?(?:at|arroba) ?[)\\]}>]) ?';
const DOT = ' ?(?:\\.|[([{<] ?(?:dot|punto) ?[)\\]}>]) ?';

/** As people write them so that machines do not see them. */
const EMAILS: readonly RegExp[] = [
  new RegExp(`${LOCAL}${AT}[\\p{L}\\p{N}-]{1,63}(?:${DOT}[\\p{L}\\p{N}-]{2,63}){0,2}${DOT}${TLD}\\b`, 'giu'),
  new RegExp(`${LOCAL} (?:at|arroba) [\\p{L}\\p{N}-]{1,63}(?: (?:dot|punto) | ?\\. ?)${TLD}\\b`, 'giu'),
  new RegExp(`${LOCAL}(?:${AT}| at | arroba )${PROVIDER}\\b(?:(?: dot | punto |${DOT})${TLD}\\b)?`, 'giu'),
];

const PLACES = '(?:com|org|net|edu|info|biz|site|online|shop|xyz|club|nyc|app|page|example)';
/** Without http: by the ending, or by what follows it. A city's own address by its name alone is no link. */
const LINKS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}${PLACES}(?![\\p{L}\\p{N}-])(?:[/?]\\S{0,200})?`,
    'giu'
  ),
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}[a-z]{2,10}\/[^\s/]\S{0,200}/giu,
];

/** Said aloud: `example dot org slash help`. */
const SPOKEN =
  /(?<![\p{L}\p{N}@])[\p{L}\p{N}-]{2,63} (?:dot|punto) (?:com|org|net|info|example)(?![\p{L}\p{N}])(?: (?:slash|diagonal|barra) [\p{L}\p{N}-]{1,60})?/giu;

const HANDLE = /(?<![\p{L}\p{N}._@])@[\p{L}_][\p{L}\p{N}._]{2,29}/gu;
const NETWORKS =
  setOf(`ig insta instagram tiktok twitter facebook fb snap snapchat dm telegram venmo cashapp follow sigue sigan
  siganme sigueme x threads`);

/** `my ig elm_park_mom`: a name that no word could be. */
const BARE =
  /(?<![\p{L}\p{N}._@/-])(?=[\p{L}\p{N}._]{3,30}(?![\p{L}\p{N}._]))\p{L}{1,20}(?:[_\d][\p{L}\p{N}._]{1,20}|\.[\p{L}\d_]{2,20})/gu;
const ACCOUNTS = setOf('ig insta instagram tiktok snap snapchat telegram venmo cashapp threads');

/** Names on social networks, where one is named; `@the park` means at the park. */
function handles(text: string, words: readonly Word[]): readonly Mark[] {
  const bare = matches('link', [BARE], text).filter(({ from }) => before(words, wordAt(words, from), ACCOUNTS, 3) >= 0);
  const named = matches('link', [HANDLE], text).filter(({ from, to }) => {
    const after = words.slice(wordAt(words, to), wordAt(words, to) + 3);
    return before(words, wordAt(words, from), NETWORKS) >= 0 || after.some(({ is }) => NETWORKS.has(is));
  });
  return [...bare, ...named];
}

/** E-mail addresses and links in other forms than the usual. */
export function webMarks(text: string, words: readonly Word[]): readonly Mark[] {
  const mail = /@|\bat\b|arroba/iu.test(text) ? matches('email', EMAILS, text) : [];
  const links = text.includes('.') ? matches('link', LINKS, text) : [];
  const spoken = /\b(?:dot|punto)\b/iu.test(text) ? matches('link', [SPOKEN], text) : [];
  return [...mail, ...links, ...spoken, ...handles(text, words)];
}
