import { matches, type Mark } from './mark.ts';
import { before, setOf, wordAt, type Word } from './words.ts';

/** Announce a plate. In Spanish an officer's badge is a `placa` too; that one has digits alone. */
export const PLATE = setOf('plate plates tag tags placa placas matricula tablilla tablillas chapa patente lic');

/** What somebody drives: a plate may follow that nothing announces, `red mustang ABT 17K`. */
export const VEHICLES =
  setOf(`car sedan suv van truck pickup jeep honda toyota ford nissan bmw chevy chevrolet dodge kia hyundai mazda lexus acura audi mercedes
  tesla subaru volkswagen vw camry corolla civic accord altima mustang charger challenger silverado sentra carro coche troca
  camioneta camion moto motorcycle scooter bike taxi econoline trailer furgoneta red black white gray grey silver blue green gold rojo
  roja negro negra blanco blanca gris plateado azul verde dorado`);
/** Where a plate is from, before or after it: `Oregon 617 LQX`. `Washington` and the like also name streets: together they say nothing. */
const STATES =
  setOf(`alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
  kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire
  jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
  wyoming puerto rico tejas pensilvania`);

/** Plates in pieces, as states have them. */
const PIECES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}-])(?:[A-Z]{2,3}[ -]\d{2,3}[A-Z]{1,2}|\d{1,3}[ -]?[A-Z]{3}[ -]?\d{1,4}|[A-Z]\d{2}[ -][A-Z]{3}|[A-Z]{2}[ -]\d{5}|[A-Z]{3}[ -]\d{3,4}|\d{3}[ -][A-Z]{3})(?![\p{L}\p{N}-])/gu,
  /(?<![\p{L}\p{N}-])(?:[A-Z]{2}[ -]\d{2}[ -]\d{3}|[A-Z]{2,3}[ -]\d{2}[ -][A-Z]{1,2}|\d[A-Z]{2}[ -]?\d{3,4})(?![\p{L}\p{N}-])/gu,
];
/** One sign after the other, as it is read out: `K L M 6 0 5 3`. */
const SPELT = /(?<![\p{L}\p{N}-])[A-Z\d](?:[ -][A-Z\d]){4,7}(?![\p{L}\p{N}-])/gu;
/** What somebody could read of it: `7HN?? 42`. */
const PARTS = /(?<![\p{L}\p{N}-])[A-Z\d]{2,5}[?*_]{1,4}(?:[ -]?[A-Z\d]{1,4})?(?![\p{L}\p{N}-])/gu;
const YEAR_LAST = /(?:19|20)\d\d$/u;

/** Whether one of these words comes soon after a place, in the same sentence. */
function follows(words: readonly Word[], to: number, these: ReadonlySet<string>, reach: number): boolean {
  const at = wordAt(words, to);
  for (let i = at; i < at + reach; i += 1) {
    const word = words[i];
    if (!word || word.first) return false;
    if (these.has(word.is)) return true;
  }
  return false;
}

/** Plates that nothing announces, but beside which there is what is driven, or where it is from. */
export function drivenMarks(text: string, words: readonly Word[]): readonly Mark[] {
  const near = ({ from, to }: Mark): boolean => {
    const at = wordAt(words, from);
    return (
      before(words, at, VEHICLES, 2) >= 0 ||
      before(words, at, STATES, 2) >= 0 ||
      follows(words, to, STATES, 3) ||
      follows(words, to, PLATE, 3)
    );
  };
  const mixed = ({ from, to }: Mark): boolean => {
    const signs = text.slice(from, to);
    return /[A-Z].{0,20}[A-Z]/u.test(signs) && /\d/u.test(signs);
  };
  const about = words.some(({ is }) => VEHICLES.has(is) || STATES.has(is) || PLATE.has(is));
  return [
    ...matches('plate', PIECES, text).filter((mark) => !YEAR_LAST.test(text.slice(mark.from, mark.to)) && near(mark)),
    ...(about ? matches('plate', [SPELT, PARTS], text).filter(mixed) : []),
  ];
}
