import { matches, type Mark } from './mark.ts';
import { PAPERS, THINGS } from './official.ts';
import { before, isIntroduced, setOf, wordAt, type Word } from './words.ts';

/** Announce a number that is one person's own. */
const OWN =
  setOf(`ssn ss social itin account acct cuenta routing iban clabe bancaria bancario card tarjeta visa mastercard amex
  debit debito credit credito ebt license licence licencia dl id identification identificacion ine dui cedula dni nie passport
  pasaporte medicaid medicare curp rfc alien extranjero residente residencia uscis snap benefits itin green`);
/** With so much said, four digits are enough: `the last four of my social, 4321`. */
const SOCIAL = setOf('ssn ss social');
/** Introduce a bank's number, in Spanish also a bus. */
const ROUTING = setOf('routing aba ruta transito');
const CARDS = setOf('card tarjeta visa mastercard amex debit debito credit credito ebt');
const ENDING = setOf('ending ends terminada termina terminacion acaba last ultimos');
const BORN = setOf('dob born birth birthday nacio naci nacida nacido nacimiento cumpleanos fdn');
const PLATE = setOf('plate plates placa placas tag tags matricula tablilla');
/** `social media`, `account for`: another matter. */
const NOT_OWN = setOf('media distancing distance worker workers services service security redes club for of');
const REACH = 5;

/** By their shape alone: US social security, Mexico's CURP, the Dominican cédula, bank accounts abroad (ISO 13616). */
const SHAPES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}-])\d{3}([- ])\d{2}\1\d{4}(?![\p{L}\p{N}-])/gu,
  /(?<![\p{L}\p{N}])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}-])\d{3}-\d{7}-\d(?![\p{L}\p{N}-])/gu,
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?![\p{L}\p{N}])/gu,
];
/** An alien number; Medicare's (11 characters, letters and digits in a fixed order). */
const SHAPES_MORE: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])A(?: ?# ?\d{3}-?\d{3}-?\d{2,3}|[ -]?\d{3}[ -]\d{3}[ -]\d{3})(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}(?![\p{L}\p{N}])/gu,
];
const CARD = /(?<![\p{L}\p{N}-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
const ANNOUNCED =
  /(?<![\p{L}\p{N}$.,-])(?:[A-Za-z]{0,3}-?\d(?:[ -]?\d){4,21}[A-Za-z]?|[A-Za-z]{2}\d{5}[A-Za-z])(?![\p{L}\p{N}])/gu;
const FOUR = /(?<![\p{L}\p{N}$])\d{4}(?![\p{L}\p{N}])/gu;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-z]{0,8}';
const DATES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\p{L}\p{N}])/gu,
  new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}\\b`, 'giu'),
  new RegExp(`\\b\\d{1,2} (?:de )?${MONTH}(?: (?:de|del))? \\d{2,4}\\b`, 'giu'),
];

/** The check digit of payment cards (ISO/IEC 7812-1): from the right, every second digit doubled, the sum ends with 0. */
export function passesLuhn(number: string): boolean {
  const digits = number.replace(/\D/gu, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Numbers that belong to one person; not those of cases, permits, buses, prices and years. */
export function numberMarks(text: string, words: readonly Word[]): readonly Mark[] {
  if (!/\d{4}|\d[-/. ]\d/u.test(text) && !/born|naci|dob|birth/iu.test(text)) return [];
  const at = (mark: Mark): number => wordAt(words, mark.from);
  const official = (mark: Mark): boolean => isIntroduced(words, at(mark), PAPERS);
  const announced = (mark: Mark, by: ReadonlySet<string>, reach = REACH): boolean => {
    const word = before(words, at(mark), by, reach);
    if (word < 0 || before(words, at(mark), PLATE, at(mark) - word) >= 0) return false;
    const next = words[word + 1];
    return (
      !next || next.is === 'security' || !NOT_OWN.has(next.is) || by === BORN || SOCIAL.has(words[word - 1]?.is ?? '')
    );
  };
  const digits = ({ from, to }: Mark): string => text.slice(from, to).replace(/\D/gu, '');
  const isBank = (mark: Mark): boolean => isRouting(digits(mark)) && before(words, at(mark), ROUTING, 3) >= 0;
  return [
    ...matches('number', [...SHAPES, ...SHAPES_MORE], text).filter((mark) => !official(mark)),
    ...matches('number', [CARD], text).filter((mark) => passesLuhn(digits(mark)) && !official(mark)),
    ...matches('number', [ANNOUNCED], text).filter(
      (mark) =>
        digits(mark).length >= 5 &&
        (announced(mark, OWN) || isClaimed(words, wordAt(words, mark.to)) || isBank(mark)) &&
        !official(mark) &&
        (!isIntroduced(words, at(mark), THINGS) || isBank(mark)) &&
        !isAmount(text, mark)
    ),
    ...matches('number', [FOUR], text).filter(
      (mark) =>
        (announced(mark, SOCIAL) || (announced(mark, CARDS) && before(words, at(mark), ENDING, 3) >= 0)) &&
        !official(mark)
    ),
    ...matches('number', DATES, text).filter((mark) => announced(mark, BORN)),
  ];
}

/** Said afterwards: `078051120, that is my social`, `ese es mi seguro`. */
function isClaimed(words: readonly Word[], after: number): boolean {
  for (let i = after; i < after + REACH && !words[i]?.first; i += 1) {
    const next = words[i + 1]?.is ?? '';
    const isMine = /^(?:my|his|her|mi|su|nuestro)$/u.test(words[i]?.is ?? '');
    if (isMine && (OWN.has(next) || next === 'seguro')) return true;
  }
  return false;
}

/** A bank's number in the United States: nine digits whose weighted sum ends with 0 (ABA). */
function isRouting(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * ([3, 7, 1][i % 3] ?? 0), 0);
  return digits.length === 9 && sum % 10 === 0;
}

/** An amount of money, people or years. */
function isAmount(text: string, { to }: Mark): boolean {
  return /^ ?(?:dollars|dolares|pesos|bucks|people|personas|%|usd|k\b|mil\b)/iu.test(text.slice(to, to + 10));
}
