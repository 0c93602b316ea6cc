import { duration } from './duration.ts';
import type { CommonMessages } from './common.en.ts';

const format = new Intl.NumberFormat('es-US');
const number = (value: number) => format.format(value);

export const es: CommonMessages = {
  product: 'Openfloor',
  number,
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
  error: {
    title: { missing: 'No hay nada en esta dirección', broken: 'Algo salió mal aquí' },
    missing: 'El enlace puede ser viejo, o faltar una letra. Si tiene un código de reunión, escríbalo aquí.',
    unknownMeeting: (code) => `Ninguna reunión tiene el código ${code}`,
    checkCode: 'Revise el código en la pantalla de la sala o en su invitación. Mayúsculas o minúsculas dan igual.',
    broken: 'No es culpa suya. No se perdió nada de lo que envió. Inténtelo de nuevo en un momento.',
    again: 'Intentar de nuevo',
    home: 'Al inicio',
  },
  code: { label: 'Código de la reunión', go: 'Entrar' },
};
