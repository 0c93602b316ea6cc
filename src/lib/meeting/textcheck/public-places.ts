import { setOf, type Word } from './words.ts';

/** Where everybody goes: their address is no secret. */
const PUBLIC =
  setOf(`library firehouse precinct school church courthouse court clinic hospital museum mosque temple synagogue
  ymca museum cityhall college university station headquarters hq center centre rink supermarket pharmacy theater
  theatre cinema bank armory stadium airport biblioteca alcaldia ayuntamiento correo correos bomberos comisaria
  escuela secundaria primaria iglesia clinica hospital centro juzgado corte museo mezquita templo sinagoga universidad cuartel
  precinto supermercado farmacia teatro cine oficina banco estadio aeropuerto consulado consulate embassy dmv`);
/** Are public with what stands before them: a hall may be a hallway, an office somebody's own. */
const PUBLIC_PAIRS = setOf(
  'town-hall city-hall village-hall borough-hall union-hall legion-hall post-office food-bank'
);
/** The writer or somebody else is near such a place, not it. */
const BESIDE = setOf('behind across opposite beside next near detras enfrente frente junto cerca lado atras from past');
const BETWEEN = setOf('at on in is the de en esta queda del la el of located ubicada ubicado');
const REACH = 4;

/** Whether the address that begins at this word is told as that of a public building: `the library at 200 Main Street`. */
export function isPublicPlace(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - REACH; i -= 1) {
    const word = words[i];
    if (!word || words[i + 1]?.first) return false;
    if (PUBLIC.has(word.is) || PUBLIC_PAIRS.has(`${words[i - 1]?.is ?? ''}-${word.is}`))
      return !words.slice(Math.max(0, i - 4), i).some(({ is }) => BESIDE.has(is));
    if (!BETWEEN.has(word.is)) return false;
  }
  return false;
}
