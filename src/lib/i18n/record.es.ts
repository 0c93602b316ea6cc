import type { RecordMessages } from './record.en.ts';

const number = (n: number): string => new Intl.NumberFormat('es-US').format(n);
const one = (n: number, single: string, many: string): string => `${number(n)} ${n === 1 ? single : many}`;
const named = (order: number | null): string => (order === null ? 'Una idea' : `La idea n.º ${order}`);
const along = (n: number): string =>
  n === 0
    ? ''
    : n === 1
      ? ', junto con 1 idea que estaba unida a ella'
      : `, junto con ${number(n)} ideas que estaban unidas a ella`;

export const es: RecordMessages = {
  title: 'La moderación, a la vista',
  lead: 'Qué hicieron los moderadores con lo que se escribió en esta reunión, por qué motivo y cuándo. Se lleva sola: nada sale del tablero sin quedar anotado aquí, y nadie puede quitar una anotación.',
  nothingHidden: 'Las palabras de lo que se rechazó o se quitó no se muestran aquí, y no se nombra a nadie.',
  figures: {
    submitted: 'ideas llegaron',
    published: 'se pusieron en el tablero',
    waiting: 'esperan ser leídas',
    merged: 'unidas con otras que piden lo mismo',
    referred: 'remitidas a otros',
    declined: 'rechazadas',
    redacted: 'con palabras quitadas',
    withdrawn: 'retiradas por sus autores',
    reports: 'avisos sobre ideas del tablero',
  },
  reasons: 'Rechazadas, por motivo',
  noReasons: 'No se rechazó nada.',
  referrals: 'Remitidas, y adónde',
  noReferrals: 'No se remitió nada.',
  appeals: 'Apelaciones',
  appealsMade: (n) =>
    (n === 0 ? 'Ningún autor pidió' : one(n, 'autor pidió', 'autores pidieron')) + ' que alguien lo mirara otra vez',
  granted: 'aceptadas',
  upheld: 'rechazadas de nuevo',
  undecided: 'sin decidir todavía',
  entries: 'Todas las anotaciones, la más reciente primero',
  empty: 'Hasta ahora no se rechazó, remitió, unió, quitó ni retiró nada. Cuando ocurra, queda anotado aquí enseguida.',
  kinds: {
    declined: 'Rechazada',
    referred: 'Remitida',
    held: 'Quitada por ahora',
    merged: 'Unida',
    unmerged: 'Separada',
    redacted: 'Palabras quitadas',
    withdrawn: 'Retirada',
    returned: 'De vuelta en el tablero',
    reply: 'Respuesta cambiada',
    translation: 'Traducción cambiada',
  },
  said: {
    declined: ({ order, wasShown, ...rest }) =>
      wasShown
        ? `${named(order)} se quitó del tablero${along(rest.along)}.`
        : `${named(order)} no se puso en el tablero.`,
    referred: ({ order, referredTo }) =>
      `${named(order)} se remitió a ${referredTo ?? 'otros'}. Se puede seguir leyendo y no recibe más votos.`,
    held: (told) => `${named(told.order)} se quitó del tablero para mirarla otra vez${along(told.along)}.`,
    merged: ({ order, into }) =>
      into === null
        ? `${named(order)} se unió con otra.`
        : `${named(order)} se unió con la n.º ${into}. Quien la apoyó, apoya esa.`,
    unmerged: ({ order }) => `${named(order)} está otra vez por sí sola.`,
    redacted: ({ order }) =>
      order === null
        ? 'Se quitaron palabras de una idea antes de que nadie pudiera leerla.'
        : `Se quitaron palabras de la idea n.º ${order}.`,
    withdrawn: ({ order }) => `${named(order)} fue retirada por quien la escribió.`,
    returned: (told) => `${named(told.order)} está de vuelta en el tablero${along(told.along)}.`,
    reply: ({ order }) =>
      `La respuesta oficial a ${order === null ? 'una idea' : `la idea n.º ${order}`} se cambió o se quitó.`,
    translation: ({ order }) =>
      `Una traducción de ${order === null ? 'una idea' : `la idea n.º ${order}`} se cambió o se quitó.`,
  },
  show: 'Leerla',
  showIdea: (order) => `Leer la idea n.º ${order} en el tablero`,
  newer: 'Más recientes',
  older: 'Anteriores',
  pages: (page, of) => `Página ${page} de ${of}`,
  board: 'Volver al tablero',
  record: 'Registro de la reunión',
  data: 'Lo mismo como datos abiertos',
  number,
};
