import type { ReplayMessages } from './replay.en.ts';

const number = (n: number): string => new Intl.NumberFormat('es-US').format(n);

export const es: ReplayMessages = {
  title: 'La reunión, otra vez',
  lead: 'El tablero como lo vio todo el mundo, del primer momento al último. Las palabras que se quitaron después no están.',
  forgotten:
    'Se acabó el tiempo de conservación: quién apoyó qué ya no está en el registro. Los votos vuelven a verse desde el momento en que se hicieron recuentos.',
  timeline: 'Momento',
  moment: (n, of) => `Momento ${number(n)} de ${number(of)}`,
  play: 'Reproducir',
  pause: 'Pausar',
  back: 'Uno atrás',
  on: 'Uno adelante',
  faster: 'Más rápido',
  chart: 'Votos en el tablero, momento a momento',
  ideas: (n) => (n === 1 ? 'idea en el tablero' : 'ideas en el tablero'),
  votes: (n) => (n === 1 ? 'voto' : 'votos'),
  done: 'Qué se hizo',
  cast: (n) => (n === 1 ? 'Se dio 1 voto.' : `Se dieron ${number(n)} votos.`),
  nothingDone: 'Nada desde el momento anterior.',
  leading: 'El tablero',
  more: (n) => `Y ${number(n)} más con menos votos.`,
  empty: 'Todavía no hay nada en el tablero.',
  floor: 'Se está tratando',
  blank: 'La pantalla está en blanco.',
  removed: 'Se quitaron palabras.',
  referred: 'Remitida',
  votesOf: (n) => (n === 1 ? '1 voto' : `${number(n)} votos`),
  phases: {
    scheduled: 'Sin empezar',
    gathering: 'Recogiendo ideas',
    live: 'Abierta',
    paused: 'En pausa',
    closed: 'Cerrada',
    archived: 'Archivada',
  },
  record: 'Registro de la reunión',
  number,
};
