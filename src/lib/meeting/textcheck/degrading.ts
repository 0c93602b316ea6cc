import { type Mark } from './mark.ts';
import { SLURS } from './slur-list.ts';
import { setOf, type Word } from './words.ts';

/** Whom people degrade for what they are. None of these words is one to be marked by itself. */
const GROUPS =
  setOf(`jews muslims mexicans haitians immigrants migrants gypsies chinese asians arabs africans dominicans
  venezuelans hondurans salvadorans guatemalans colombians cubans indians pakistanis somalis nigerians russians ukrainians latinos hispanics
  refugees foreigners gays lesbians homosexuals transgenders blacks whites whiteys gringos hillbillies rednecks catholics
  jamaicans filipinos koreans vietnamese bangladeshis yemenis albanians italians irish puertorricans illegals
  judios judias musulmanes musulmanas moros mexicanos mexicanas haitianos haitianas haitiano haitiana inmigrantes migrantes gitanos gitanas chinos
  chinas asiaticos arabes africanos dominicanos dominicanas venezolanos venezolanas centroamericanos centroamericanas hondurenos
  salvadorenos guatemaltecos colombianos colombianas cubanos boricuas puertorriquenos indios indias nicas refugiados extranjeros
  homosexuales gringas negros negras ilegales mojados mojado mojada peruanos ecuatorianos bolivianos paraguayos indigenas
  oaxaquenos chapines catrachos coreanos rusos`);
/** Two words: `black people`, `puerto ricans`. */
const PAIRS =
  setOf(`black-people white-people brown-people asian-people chinese-people jewish-people muslim-people spanish-people
  indian-people gay-people trans-people puerto-ricans native-americans gente-negra gente-morena gente-india personas-negras arab-people mexican-people
  haitian-people african-people white-trash black-folks trailer-trash`);
/** What they are called. */
const DEGRADING =
  setOf(`animals vermin roaches cockroaches rats pigs monkeys apes thieves thugs terrorists rapists parasites scum
  trash garbage filth filthy savages dogs plague disease invaders leeches subhuman subhumans cancer pests maggots dirty disgusting
  stupid inferior evil demons degenerates perverts pedophiles mongrels lice liars cheaters criminals
  basura plaga ratas animales rateros ladrones terroristas cochinos cochinas cochino sucios sucias asquerosos asquerosas asqueroso salvajes salvaje
  mugrosos mugrosas mugroso mugrosa cucarachas monos changos parasitos escoria mierda lacra lacras criminales violadores apestosos
  cerdos puercos bestias degenerados pervertidos inmundos inmundicia enfermos inferiores rateras delincuentes muertosdehambre`);
/** Before the group: `dirty …`, `malditos …`. */
const CURSES =
  setOf(`dirty filthy damn goddamn fucking fuckin stinking stinky nasty disgusting stupid malditos malditas maldito pinches
  pinche putos putas cochinos asquerosos mugrosos sucios pendejos jodidos`);
/** Everybody of the group does this: `all … steal`. */
const DOES = setOf(
  `steal cheat lie rob stink kill smell breed leech roban mienten estafan apestan matan violan tranzan`
);
const LINKS = setOf(
  'are is r son es were all just nothing but like born every one of them a an un una unos unas todos todas puros pura puro la the fucking damn'
);
/** What others are quoted with, or what is denied. */
const QUOTED =
  setOf(`not never say says said saying calling call called think thinks treat treated treating that no ni nunca dicen dice
  decir llamar llaman tratan piensan creen como que if si`);
/** Plain words of colour, which mean people only after such a word: `los negros`, not `frijoles negros`. */
const COLOURS = setOf(
  'negros negras blacks whites chinos chinas indios indias mojado mojada mojados irish chinese vietnamese'
);
const POINTED = setOf(
  'the these those all los las esos esas estos estas todos todas tanto tantos puro puros pinches malditos fucking damn dirty filthy'
);
const REACH = 6;

const follows = (word: Word | undefined): word is Word => word !== undefined && !word.first && word.gap === ' ';

/** Whole groups of people that are degraded in words that are harmless one by one: `all … are animals`, `malditos …`. */
export function degradingMarks(words: readonly Word[]): Mark[] {
  const found: Mark[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const length = groupAt(words, at);
    if (length === 0) continue;
    const [start, end] = degraded(words, at, at + length);
    const [first, last] = [words[start], words[end - 1]];
    if (end > 0 && first && last) found.push({ kind: 'slur', from: first.from, to: last.to });
  }
  return found;
}

const KNOWN: ReadonlySet<string> = new Set([...SLURS, ...SLURS.map((slur) => `${slur}s`)]);

/** How many words name a group here. */
function groupAt(words: readonly Word[], at: number): number {
  const is = words[at]?.is ?? '';
  if (follows(words[at + 1]) && PAIRS.has(`${is}-${words[at + 1]?.is ?? ''}`)) return 2;
  if (COLOURS.has(is))
    return POINTED.has(words[at - 1]?.is ?? '') || /^(?:are|son)$/u.test(words[at + 1]?.is ?? '') ? 1 : 0;
  return GROUPS.has(is) || KNOWN.has(is) ? 1 : 0;
}

/** The words from the curse to what they are called, as a half-open range; empty if there are none. */
function degraded(words: readonly Word[], group: number, after: number): readonly [number, number] {
  const said = words.slice(Math.max(0, group - 4), group);
  if (said.some(({ is }) => QUOTED.has(is))) return [0, 0];
  const cursed = CURSES.has(words[group - 1]?.is ?? '') && follows(words[group]);
  const start = cursed ? group - 1 : group;
  const isAll = said.some(({ is }) => /^(?:all|todos|todas)$/u.test(is));
  for (let i = after; i < after + REACH; i += 1) {
    const word = words[i];
    if (!follows(word)) break;
    if (DEGRADING.has(word.is)) return [start, i + 1];
    // `… de mierda`, `… sucios`
    if (word.is === 'de' && /^(?:mierda|m)$/u.test(words[i + 1]?.is ?? '')) return [start, i + 2];
    if (DOES.has(word.is) && (isAll || /^(?:por|by)$/u.test(words[i + 1]?.is ?? ''))) {
      return [start, /^(?:por|by)$/u.test(words[i + 1]?.is ?? '') ? Math.min(words.length, i + 3) : i + 1];
    }
    if (!LINKS.has(word.is)) break;
  }
  return cursed ? [start, after] : [0, 0];
}
