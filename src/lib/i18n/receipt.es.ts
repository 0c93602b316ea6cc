import type { ReceiptMessages } from './receipt.en.ts';

export const es: ReceiptMessages = {
  title: 'Su recibo',
  lead: 'Lo que escribió y apoyó en esta reunión, y qué pasó con ello. Vuelva a abrir esta página cuando quiera: siempre está al día.',
  phase: {
    scheduled: 'Esta reunión aún no empezó.',
    gathering: 'Se están reuniendo ideas.',
    live: 'La votación está abierta.',
    paused: 'La reunión está en pausa por un momento.',
    closed: 'La reunión está cerrada.',
    archived: 'La reunión terminó.',
  },
  became: 'Qué pasó con ello',
  led: 'Se convirtió en:',
  ideas: 'Lo que escribió',
  noIdeas: 'No ha escrito nada en esta reunión.',
  backed: 'Lo que apoyó',
  votes: (n) => (n === 1 ? '1 voto' : `${new Intl.NumberFormat('es-US').format(n)} votos`),
  gone: (n) =>
    n === 1 ? 'Una idea que apoyó ya no está en el tablero.' : `${n} ideas que apoyó ya no están en el tablero.`,
  nothing: 'Este recibo todavía no tiene nada en esta reunión.',
  nothingWhy:
    'Nadie ha escrito ni votado con él. Si usted lo hizo, puede que el enlace esté incompleto: revíselo letra por letra o escanee otra vez el código.',
  follow: 'Siga la reunión',
  followLead: 'Cualquiera puede seguir leyendo el tablero. Su dirección:',
  keep: 'Guarde esta página',
  keepLead: 'Imprímala, tómele una foto al código o guarde el enlace. Sirve en cualquier aparato y sin cuenta.',
  warn: 'Quien tenga este enlace o código puede ver esta página. No dice quién es usted, y nadie más puede encontrarla.',
  qr: 'Código QR de esta página',
  link: 'Enlace secreto',
};
