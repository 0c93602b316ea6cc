/** Words of a text as the index compares them: folded, without accents, in order. */
export interface Word {
  /** Lower case, without accents. */
  readonly text: string;
  /** Written like a name within a sentence, or a number: where something is rather than what it is. */
  readonly named: boolean;
}

/** Words that carry no subject, without accents, English and Spanish. */
const EMPTY_WORDS = new Set(
  `a about across after again ago all along already also always am an and another any anyone are as at away back be because
  been before being by can could did do does done down each even ever every everybody everyone far few for from front
  get gets getting give go goes going got had has have he help her here him his how i if in into is it its just keep keeps
  know less let like lot made make makes many may me more most much must my near nearly need needs needed never next no nobody
  nor not nothing now of off often on once only or other our out outside over own past people please put really right
  same see she should since so some somebody someone something soon still such take takes than that the their them then
  there these they thing things this those through till to too under until up us use used very want wants was way we well went were
  what when where which while who why will with without won would yet you your
  ahi al algo alguien algun alguna alla alli alrededor ante antes aqui asi aun aunque bajo cada casi cerca como con contra cual
  cuando cuanto dan dar de debe deben deberia del desde despues detras donde dos el ella ellos en entre era es esa ese eso esta
  estamos estan estar este esto estos favor fin frente fuera gente gustaria ha haber habia hace hacen hacer hacia han hasta hay haya
  junto la lado las le les lo los mas me mi mis mismo mucha muchas mucho muchos muy nada nadie necesita necesitamos
  necesitan ni no nos nosotros nuestra nuestras nuestro nuestros nunca o otra otras otro otros para pero personas poco pongan por porque puede
  pueden puedo que queremos quien quiere quieren quiero quisiera se sea sean ser si siempre sin sobre solo son su sus tambien
  tan tanto tener tenemos tiene tienen toda todas todavia todo todos tu un una unas uno unos va vamos van ver y ya yo`.split(
    /\s+/
  )
);

const WORD = /[\p{L}\p{N}]+/gu;
/** Between two words: the second one begins a sentence. */
const SENTENCE_END = /[.!?¡¿:;…\n]/;

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** All words in order, the empty ones too: phrases may contain them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const composed = text.normalize('NFC');
  const shouted = composed === composed.toUpperCase();
  let after = 0;
  for (const match of composed.matchAll(WORD)) {
    const [raw] = match;
    const begins = words.length === 0 || SENTENCE_END.test(composed.slice(after, match.index));
    after = match.index + raw.length;
    const capital = !begins && !shouted && /^\p{Lu}/u.test(raw);
    words.push({ text: fold(raw), named: capital || /^\p{N}/u.test(raw) });
  }
  return words;
}

export function isEmptyWord(word: string): boolean {
  return word.length < 2 || EMPTY_WORDS.has(word);
}

/** Endings that change a word's form and not what it names; the longest that fits goes, if enough of the word is left. */
const ENDINGS = ['aciones', 'iones', 'ings', 'ing', 'ando', 'iendo', 'ies', 'ers', 'es', 'ed', 'er', 's'];
const LEAST = 3;

/** One form for singular and plural, for a verb's forms, and for the two genders of Spanish. */
export function stemOf(word: string): string {
  let stem = word;
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= LEAST && !word.endsWith('ss'));
  if (ending) stem = word.slice(0, -ending.length);
  if (stem.length > LEAST && /[aeoy]$/.test(stem)) stem = stem.slice(0, -1);
  // stopped, robbed, dropping
  return stem.length > LEAST && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}
