/** Languages that can be told apart here. */
export type Language = 'en' | 'es';
type Sign = Language | 'other';

/**
 * Small words that one language uses all the time and the other does not know, and what people in a neighborhood talk
 * about. `other`: those of languages that look like Spanish or English at a glance, so that they are not taken for it.
 */
const WORDS: Readonly<Record<Sign, string>> = {
  en: `the and of to is are was were be been it its this that these those there their they we our us you your my his her
    for with on at by from or not but if when where who what why how all any some more most every each so do does did
    don't doesn't can't won't isn't aren't can could would should will need needs want have has had about after before
    between because into near over under out up down too very just also only again still please than then an as
    street streets light lights lamp lamps traffic parking park parks cars car speed speeding crosswalk sidewalk school
    schools kids children people neighbors police officers station noise loud night nights trash more less bus stop stops
    dark broken fix safe safer safety crossing corner road bike bikes dogs gun theft help stolen thanks slow`,
  es: `el la los las de del en al una unos unas y es son esta estan este estos estas eso esa ese esos hay fue ser que quien como
    cuando donde porque pero mas muy tambien ya aqui alli nos nuestro nuestra nuestros nuestras su sus mi mis le les lo se
    para por con sin sobre entre hasta desde cada todo todos toda todas otra otro otros ningun nadie nada algo falta
    faltan necesitamos necesita necesito queremos quiero pueden puede debe deben hacen hace tiene tienen favor gracias
    calle calles luz luces farola farolas alumbrado semaforo semaforos trafico estacionamiento parque carros carro coches
    velocidad cruce acera banqueta escuela escuelas ninos jovenes gente vecinos policia policias comisaria ruido noche
    noches basura parada autobus oscuro oscura rota roto arreglar seguridad seguro segura esquina barrio avenida estacion baches perros robo robos
    ayuda peligroso peligrosa poner mucho mucha muchos muchas menos`,
  other: `il et est les des une dans avec pour qui nous vous sont pas sur au aux rue ce ces cette mais trop nuit
    nao uma em os das dos voce muito rua com tem sao ao pela pelo mais isso
    che di gli della delle sono troppo strada molto ha il perche nella piu
    und der die das ist nicht mit zu auf ein eine fur wir
    ang mga sa ng na ay hindi nan yo pa gen nou mwen ki lari`,
};

const SIGN_OF: ReadonlyMap<string, Sign> = new Map(
  (Object.keys(WORDS) as Sign[]).flatMap((sign) => WORDS[sign].split(/\s+/).map((word): [string, Sign] => [word, sign]))
);

/** Letters that Spanish has and English does not; a tilde on the n and marks that open a sentence are nobody else's here. */
const SPANISH_ONLY = /[¿¡ñÑ]/u;
const ACCENTS = /[\u0300-\u036f]/gu;
/** Words looked at: enough to be sure, whatever the length. */
const ENOUGH = 120;
/** Below this many signs nothing is said. */
const LEAST = 2;

/**
 * Which language a text is in; null where that cannot be told: it is too short, mixed, or in another one.
 * It looks at small words only; people write without accents, so accents do not matter.
 */
export function languageOf(text: string): Language | null {
  const score: Record<Sign, number> = { en: 0, es: 0, other: 0 };
  if (SPANISH_ONLY.test(text)) score.es += 2;
  const plain = text.toLowerCase().replace(/’/gu, "'").normalize('NFD').replace(ACCENTS, '');
  let looked = 0;
  for (const [word] of plain.matchAll(/\p{L}+(?:'\p{L}+)?/gu)) {
    if ((looked += 1) > ENOUGH) break;
    const sign = SIGN_OF.get(word);
    if (sign) score[sign] += 1;
  }
  const language = score.en > score.es ? 'en' : 'es';
  const [best, second] = [Math.max(score.en, score.es), Math.max(Math.min(score.en, score.es), score.other)];
  return best >= LEAST && best >= second * 2 ? language : null;
}
