import type { AskingMessages } from './asking.en.ts';

const number = (n: number): string => new Intl.NumberFormat('es-US').format(n);

export const es: AskingMessages = {
  backed: 'Usted apoyó esto. ¿Está resuelto para usted?',
  wrote: 'Usted pidió esto. ¿Está resuelto para usted?',
  yes: 'Sí',
  no: 'Todavía no',
  note: 'Añadir una nota',
  noteLabel: 'Nota para el personal (opcional)',
  noteHint: 'El personal la lee y no sabe quién la escribió. No nombre a nadie y no ponga su número ni su dirección.',
  counted: (yes, of) => `${number(yes)} de ${number(of)} dicen que sí`,
  notYet: (n) => (n === 1 ? '1 dice que todavía no' : `${number(n)} dicen que todavía no`),
  said: { solved: 'Usted dijo que sí. Queda contado.', 'not-solved': 'Usted dijo que todavía no. Queda contado.' },
  change: 'Cambiar su respuesta',
  label: 'Una pregunta para usted',
  more: (n) => (n === 1 ? 'Después, una pregunta más.' : `Después, ${number(n)} preguntas más.`),
  next: (n) => (n === 1 ? 'Siguiente pregunta' : `Siguiente pregunta (quedan ${number(n)})`),
  close: 'Cerrar',
  from: 'Salió de',
  history: 'Todo lo que pasó',
  noUpdate: 'Todavía no hay novedades.',
  notTaken: 'Su respuesta no se contó.',
  later: 'Ahora mismo no se pudo contar. Vuelva a responder en un momento.',
  written: 'Lo que escribió, para copiarlo',
};
