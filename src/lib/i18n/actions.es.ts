import type { ActionsMessages } from './actions.en.ts';

const count = (n: number): string => new Intl.NumberFormat('es-US').format(n);

export const es: ActionsMessages = {
  status: {
    proposed: 'Propuesto',
    planned: 'Previsto',
    'under-way': 'En marcha',
    done: 'Hecho',
    'not-possible': 'No es posible',
  },
  reopened: 'Reabierto',
  dropped: 'Ya no está en la agenda',
  due: (day) => `Para el ${day}`,
  overdue: (days) => (days === 1 ? '1 día de retraso' : `${count(days)} días de retraso`),
  percent: (n) => `${n}\u00A0% hecho`,
  owner: (who) => `Responde por ello: ${who}`,
  backed: (n) => (n === 1 ? '1 vecino lo apoyó' : `${count(n)} vecinos lo apoyaron`),
  why: 'Por qué no',
  results: 'Antes y después.',
  result: (label, before, after, unit) =>
    `${label}: ${before} antes, ${after} ahora${unit === '' ? '' : ` (${unit})`}.`,
  updates: (n) => (n === 1 ? '1 novedad anterior' : `${count(n)} novedades anteriores`),
  noUpdate: 'Todavía no hay novedades.',
  from: 'Salió de',
  disputed: (n) =>
    n === 1
      ? 'Se dio por hecho. Una de las personas que lo pidieron dijo que no lo estaba, así que vuelve a estar abierto.'
      : `Se dio por hecho. ${count(n)} de las personas que lo pidieron dijeron que no lo estaba, así que vuelve a estar abierto.`,
  awaiting: 'El personal aún no ha respondido.',
  ask: {
    backed: 'Usted apoyó esto. ¿Está resuelto para usted?',
    wrote: 'Usted pidió esto. ¿Está resuelto para usted?',
    yes: 'Sí',
    no: 'Todavía no',
    note: 'Añadir una nota',
    noteLabel: 'Nota para el personal (opcional)',
    noteHint: 'El personal la lee y no sabe quién la escribió. No nombre a nadie y no ponga su número ni su dirección.',
    counted: (yes, all) => `${count(yes)} de ${count(all)} dicen que sí`,
    nobody: 'Nadie ha respondido todavía.',
    said: { solved: 'Usted dijo que sí. Queda contado.', 'not-solved': 'Usted dijo que todavía no. Queda contado.' },
    label: 'Una pregunta para usted',
    more: (n) => (n === 1 ? 'Después, una pregunta más.' : `Después, ${count(n)} preguntas más.`),
    change: 'Cambiar su respuesta',
  },
};
