import type { MarkKind } from '../meeting/textcheck.ts';
import type { en } from './marks.en.ts';

const list = new Intl.ListFormat('es-US');
const MARKS: Readonly<Record<MarkKind, string>> = {
  email: 'un correo electrónico',
  phone: 'un número de teléfono',
  plate: 'una placa',
  link: 'un enlace',
  address: 'una dirección',
  number: 'un número personal',
  name: 'un nombre con una acusación o un dato privado',
  slur: 'un insulto que denigra',
  urgent: 'palabras de una posible emergencia o de un aviso sobre un delito',
};

const NAMES: Readonly<Record<MarkKind, string>> = {
  email: 'Correo',
  phone: 'Teléfono',
  plate: 'Placa',
  link: 'Enlace',
  address: 'Dirección',
  number: 'Número personal',
  name: 'Nombre',
  slur: 'Insulto',
  urgent: '¿Urgente?',
};

/** How staff is told what a text contains. */
export const es: typeof en = {
  names: NAMES,
  contains: (kinds) => `Contiene ${list.format(kinds.map((kind) => MARKS[kind]))}.`,
};
