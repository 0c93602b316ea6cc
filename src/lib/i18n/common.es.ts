import { duration } from './duration.ts';
import type { CommonMessages } from './common.en.ts';

const format = new Intl.NumberFormat('es-US');
const number = (value: number) => format.format(value);

export const es: CommonMessages = {
  product: 'Openfloor',
  number,
  progress: 'Avances',
  language: 'Idioma',
  close: 'Cerrar',
  phase: {
    scheduled: 'Aún no abierta',
    gathering: 'Reuniendo ideas',
    live: 'La votación está abierta',
    paused: 'En pausa',
    closed: 'Cerrada',
    archived: 'Cerrada',
  },
  left: (ms) => duration(ms, { second: 'segundo', seconds: 'segundos', day: 'día', days: 'días' }),
  here: (count) => `${number(count)} aquí`,
  emergency: 'No se vigila para emergencias: llame al 911.',
  publicRecord: 'Lo que se publica aquí es un registro público.',
};
