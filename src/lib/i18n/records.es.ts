import type { RecordsMessages } from './records.en.ts';

const number = (n: number): string => new Intl.NumberFormat('es-US').format(n);

export const es: RecordsMessages = {
  title: 'Registro de la reunión',
  staffLead: 'Lo que deja la reunión, para imprimir o entregar. No figura nadie que haya participado.',
  publicLead:
    'Lo que deja la reunión, como datos abiertos. No figura nadie que haya participado, y lo que se rechazó solo se cuenta.',
  files: 'Archivos',
  json: 'Todo (JSON)',
  csv: 'Ideas para una hoja de cálculo (CSV)',
  filesStaff:
    'Con códigos postales y con lo que se rechazó. Donde se quitaron palabras se marca quién y cuándo, nunca las palabras.',
  figures: { ideas: 'ideas llegaron', votes: 'votos se dieron', declined: 'se rechazaron', promised: 'se prometieron' },
  jsonWhat: 'Este informe como datos, con cada idea y cómo se moderó.',
  csvWhat: 'Una fila por idea, para una hoja de cálculo.',
  request: 'Todo lo que se hizo (CSV)',
  requestWhat:
    'El registro para quien pide los documentos: cada acto en palabras, al minuto, con marcas donde se quitaron palabras, cuándo, quién y por qué. Lo que se rechazó está ahí: léalo antes de entregarlo.',
  requestJson: 'Lo mismo como JSON',
  replay: 'La reunión, otra vez',
  replayWhat: 'El tablero como lo vio todo el mundo, momento a momento.',
  filesNoted: 'Quién se lleva un archivo queda en el registro de la agencia.',
  print: 'Imprimir',
  votes: 'Votos a lo largo del tiempo',
  votesNone: 'Nadie ha votado.',
  votesEach: (minutes: number) =>
    minutes < 60
      ? `Cada barra es de ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`
      : minutes < 1440
        ? `Cada barra es de ${minutes / 60} ${minutes === 60 ? 'hora' : 'horas'}.`
        : `Cada barra es de ${minutes / 1440} ${minutes === 1440 ? 'día' : 'días'}.`,
  from: 'desde',
  when: 'Cuándo',
  many: 'Cuántos',
  categories: 'Ideas por categoría',
  zips: 'Ideas por código postal',
  noCategory: 'sin categoría',
  noZip: 'sin código postal',
  others: 'otros en conjunto',
  small: 'Donde llegaron menos de tres ideas de un lugar, se juntan con otras.',
  screened: 'Rechazadas, por motivo',
  waits: 'Cuánto esperaron las ideas una decisión',
  median: (minutes: number) => `La mitad esperó ${number(minutes)} ${minutes === 1 ? 'minuto' : 'minutos'} o menos.`,
  wait: {
    '5': 'hasta 5 minutos',
    '15': 'hasta 15 minutos',
    '60': 'hasta una hora',
    '1440': 'hasta un día',
    more: 'más',
    waiting: 'esperan aún',
  },
  promises: 'Lo que se prometió',
  status: {
    proposed: 'propuesto',
    planned: 'planeado',
    'under-way': 'en marcha',
    done: 'hecho',
    'not-possible': 'no es posible',
    dropped: 'retirado de la agenda',
  },
  confirmed: (n: number) => `${number(n)} hechas según quienes las pidieron`,
  overdue: (n: number) => `${number(n)} con retraso`,
  nothing: 'Nada hasta ahora.',
  keeping: 'Cuánto tiempo se conserva',
  kept: {
    'no-period': 'Nadie ha dicho por cuánto tiempo: indíquelo en los ajustes de la reunión.',
    'going-on': 'La reunión no ha terminado. Cuando termine, empieza a correr el plazo.',
    'open-actions': (n: number) =>
      `${number(n)} ${n === 1 ? 'acción no está resuelta' : 'acciones no están resueltas'}. Cuando lo esté la última, empieza a correr el plazo.`,
    running: (day: string) =>
      `Hasta el ${day}. Entonces los votos pasan a ser números, y quién escribió o apoyó qué se borra para siempre.`,
    due: (day: string) => `El plazo terminó el ${day}. En un día los votos pasan a ser números.`,
    ended: 'El plazo terminó. Los votos son números, y nadie puede saber ya quién escribió o apoyó qué.',
  },
  hold: 'Retención legal',
  holdWhy:
    'Mientras una reunión está en retención legal no se borra nada de ella. Aún se pueden quitar palabras de las ideas.',
  held: (by: string, day: string) => `En retención desde el ${day}, por ${by}`,
  someone: 'alguien en la línea de comandos',
  reason: 'Motivo',
  reasonNeeded: 'Diga el motivo, en 300 caracteres como máximo.',
  begin: 'Poner en retención',
  releaseByAdmins: 'Una persona administradora puede levantarla.',
  release: 'Levantar la retención',
  failed: 'No funcionó. Nada cambió; inténtelo de nuevo.',
  back: 'Volver a la reunión',
  board: 'Volver al tablero',
  moderation: 'Moderación a la vista de todos',
  number,
};
