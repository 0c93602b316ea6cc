import type { TrailFacts } from '../agency/trail.ts';
import type { ActionStatus } from '../meeting/actions/action.ts';
import type { TrailMessages } from './trail.en.ts';

const board = (n: number | null | undefined): string =>
  typeof n === 'number' ? `la idea n.º ${n}` : 'una idea que no estaba en el tablero';
const idea = ({ idea: n, words }: TrailFacts): string => {
  if (typeof n === 'number' || !words) return board(n);
  if (words.text === '') return 'una idea que no estaba en el tablero y cuyas palabras se quitaron';
  return `una idea que no estaba en el tablero (${words.redacted ? 'se le quitaron palabras: ' : ''}«${words.text}»)`;
};
const action = (f: TrailFacts): string => `el punto ${f.action} de la agenda`;
const status: Readonly<Record<ActionStatus, string>> = {
  proposed: 'propuesto',
  planned: 'previsto',
  'under-way': 'en marcha',
  done: 'hecho',
  'not-possible': 'no es posible',
};
const list = (names: readonly string[] | undefined): string => (names ?? []).join(', ');
const who = (f: TrailFacts): string => f.staff ?? '';

export const es: TrailMessages = {
  title: 'Registro',
  meetingLead:
    'Todo lo que hizo el personal en esta reunión. No aparece nadie que participó. Una idea que nunca estuvo en el tablero se cuenta con el comienzo de sus palabras actuales, aquí y no en el archivo.',
  agencyTitle: 'Registro de la agencia',
  agencyLead: 'Lo que se hizo con cuentas, funciones, ajustes y la lista de reuniones.',
  columns: { at: 'Cuándo', by: 'Quién', what: 'Qué' },
  by: 'Persona',
  kind: 'Tipo',
  everybody: 'todas',
  everything: 'todo',
  apply: 'Mostrar',
  csv: 'Descargar como CSV',
  empty: 'Todavía no se hizo nada.',
  nothingFound: 'Esa persona no hizo nada de ese tipo.',
  system: 'el servidor',
  resident: 'alguien que participó',
  commandLine: 'en la línea de comandos',
  gone: 'una cuenta que ya no existe',
  newer: 'Más recientes',
  older: 'Anteriores',
  pages: (page, of) => `Página ${page} de ${of}`,
  head: 'Dónde termina este registro',
  headWhy:
    'Cada anotación está atada a todas las anteriores. Apunte esta línea en otro lugar: «openfloor verify --against» muestra después si algo se cambió o se cortó.',
  back: 'Volver',
  kinds: {
    verdicts: 'decisiones y uniones',
    texts: 'textos y respuestas',
    room: 'en la sala',
    meetings: 'reuniones',
    people: 'personas',
    settings: 'ajustes',
  },
  roles: { admin: 'administración', commander: 'comandante', moderator: 'moderación', officer: 'agente' },
  names: {
    title: 'título',
    area: 'nombre de la zona',
    place: 'lugar',
    moderation: 'tipo de moderación',
    zips: 'códigos postales',
    votesPerResident: 'votos por vecino',
    timeZone: 'zona horaria',
    opensAt: 'cuándo empieza',
    opensItself: 'si empieza por sí sola',
    closesAt: 'cuándo cierra',
    callUrl: 'dirección de la llamada',
    guidelines: 'pautas',
    contacts: 'teléfonos',
    ballot: 'quién puede votar',
    languages: 'idiomas',
    categories: 'categorías',
    policy: 'política',
    plan: 'plan de la noche',
    retention: 'cuánto se conserva el registro',
    ideas: 'escribir ideas',
    votes: 'votar',
    'staff.secondFactor': 'quién necesita un segundo factor',
    'actions.reopenAt': 'cuántos deben decir que una acción no está resuelta para reabrirla',
  },
  said: {
    'meeting.created': (f) => (f.code ? `creó la reunión ${f.code}` : 'creó la reunión'),
    'meeting.gathered': () => 'empezó a reunir ideas',
    'meeting.opened': () => 'abrió la reunión',
    'meeting.paused': () => 'puso la reunión en pausa',
    'meeting.closed': () => 'cerró la reunión',
    'meeting.reopened': () => 'volvió a abrir la reunión',
    'meeting.archived': () => 'archivó la reunión',
    'meeting.configured': (f) => `cambió ajustes: ${list(f.names)}`,
    'meeting.allowed': (f) =>
      f.names?.length ? `permitió a los vecinos: ${list(f.names)}` : 'no permitió nada a los vecinos por ahora',
    'idea.submitted': (f) => `anotó ${idea(f)} por otra persona`,
    'idea.withdrawn': (f) => `retiró ${idea(f)}`,
    'idea.flagged': (f) => `avisó sobre ${idea(f)}`,
    'idea.appealed': (f) => `apeló por ${idea(f)}`,
    'vote.cast': (f) => `apoyó ${idea(f)}`,
    'vote.withdrawn': (f) => `retiró un voto de ${idea(f)}`,
    'participant.entered': () => 'entró en la sala',
    'idea.published': (f) => `publicó ${idea(f)}`,
    'idea.held': (f) => `retuvo ${idea(f)}`,
    'idea.screened': (f) => (f.to ? `remitió ${idea(f)} a ${f.to} (${f.reason})` : `rechazó ${idea(f)} (${f.reason})`),
    'idea.restored': (f) => `restauró ${idea(f)}`,
    'idea.merged': (f) => `unió ${idea(f)} con ${board(f.into)}`,
    'idea.unmerged': (f) => `volvió a separar ${idea(f)}`,
    'idea.redacted': (f) => `quitó palabras de ${idea(f)}${f.reason === undefined ? '' : ` (${f.reason})`}`,
    'idea.replied': (f) => (f.on ? `respondió a ${idea(f)}` : `quitó la respuesta a ${idea(f)}`),
    'idea.translated': (f) =>
      f.on ? `tradujo ${idea(f)} (${f.lang})` : `quitó una traducción de ${idea(f)} (${f.lang})`,
    'agenda.linked': () => 'cambió a qué ideas se refiere la agenda',
    'agenda.published': (f) => `publicó la agenda (n.º ${f.publication})`,
    'action.updated': (f) =>
      f.status ? `${action(f)}: indicó «${status[f.status]}»` : `escribió una novedad sobre ${action(f)}`,
    'action.answered': (f) => `dijo si ${action(f)} está resuelto`,
    'action.redacted': (f) => `quitó palabras de ${action(f)} (${f.reason})`,
    'action.reopened': (f) => `volvió a abrir ${action(f)}, porque quienes lo pidieron dijeron que no está hecho`,
    'stage.spotlighted': (f) => (f.on ? `puso ${idea(f)} sobre la mesa` : 'quitó la idea de la mesa'),
    'stage.blanked': (f) => (f.on ? 'dejó la pantalla en blanco' : 'volvió a mostrar la pantalla'),
    'stage.timed': (f) => (f.seconds ? `inició un temporizador de ${f.seconds} s` : 'paró el temporizador'),
    'stage.shown': () => 'cambió cómo muestra la pantalla el tablero',
    'stage.parted': () => 'siguió con el plan de la noche',
    'stage.noted': (f) => (f.on ? 'pasó un recado al estrado' : 'quitó el recado del estrado'),
    'meeting.anonymised': (f) =>
      f.code
        ? `terminó la conservación de ${f.code}: lo que hicieron los vecinos son ahora números`
        : 'terminó la conservación: lo que hicieron los vecinos son ahora números',
    'meeting.held': (f) => `puso ${f.code} en retención legal: ${f.why ?? ''}`,
    'meeting.released': (f) => `levantó la retención legal de ${f.code}`,
    'records.exported': (f) => `entregó el registro de ${f.code} (${list(f.names)})`,
    'act.forgotten': () => 'hizo algo; quién fue se borró',
    'command.noted': () => 'pidió lo que ya era así',
    'staff.added': (f) => `agregó a ${who(f)} como ${f.role}`,
    'staff.invited': (f) => `invitó a ${who(f)} como ${f.role}`,
    'staff.role-changed': (f) => `dio a ${who(f)} la función ${f.role} en lugar de ${f.was}`,
    'staff.reach-changed': (f) =>
      f.on ? `dejó entrar a ${who(f)} en todas las reuniones` : `dejó entrar a ${who(f)} solo en reuniones asignadas`,
    'staff.assigned': (f) =>
      f.role ? `asignó a ${who(f)} a ${f.code} como ${f.role}` : `quitó a ${who(f)} de ${f.code}`,
    'staff.disabled': (f) => `desactivó la cuenta de ${who(f)}`,
    'staff.enabled': (f) => `activó la cuenta de ${who(f)}`,
    'staff.reset': (f) => `anuló la contraseña de ${who(f)}`,
    'staff.password-set': (f) => `puso una contraseña: ${who(f)}`,
    'staff.totp-on': (f) => `activó el segundo factor de ${who(f)}`,
    'staff.totp-off': (f) => `desactivó el segundo factor de ${who(f)}`,
    'staff.recovery-codes-made': (f) => `hizo códigos de recuperación nuevos: ${who(f)}`,
    'staff.signed-in-with-recovery-code': (f) => `entró con un código de recuperación: ${who(f)}`,
    'staff.recovery-code-used': (f) => `usó un código de recuperación en la cuenta: ${who(f)}`,
    'staff.session-ended': (f) => `terminó una sesión de ${who(f)}`,
    'agency.configured': (f) => `cambió ajustes de la agencia: ${list(f.names)}`,
    'area.changed': () => 'cambió una zona',
    'area.removed': () => 'quitó una zona',
    'meeting.duplicated': (f) => `creó la reunión ${f.code} como copia`,
    'meeting.rehearsed': (f) => `empezó un ensayo de ${f.code}`,
    'meeting.wiped': (f) => `borró la reunión ${f.code}`,
    'rehearsal.wiped': (f) => `borró el ensayo de ${f.code}`,
    'agenda.version-kept': (f) => `guardó una versión de la agenda de ${f.code}`,
    'agenda.version-restored': (f) => `recuperó una versión de la agenda de ${f.code}`,
    'agenda.version-deleted': (f) => `eliminó una versión de la agenda de ${f.code}`,
    unknown: (f) => `hizo algo que conoce una versión más nueva (${list(f.names)})`,
  },
};
