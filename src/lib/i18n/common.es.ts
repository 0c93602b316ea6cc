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
  left: (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    if (seconds < 60) return seconds === 1 ? '1 segundo' : `${seconds} segundos`;
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return `${minutes}\u00A0min`;
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours < 24) return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${rest}\u00A0min`;
    const days = Math.floor(hours / 24);
    return days === 1 ? '1 día' : `${days} días`;
  },
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
