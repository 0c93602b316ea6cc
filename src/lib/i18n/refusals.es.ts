import type { RefusalCode } from '../meeting/refusals.ts';

export const es: Readonly<Record<RefusalCode, string>> = {
  'bad-input': 'El servidor no lo entendió. Vuelva a cargar la página e inténtelo de nuevo.',
  'too-large': 'Es demasiado largo para enviarlo.',
  'unknown-command': 'Esta página es más vieja que el servidor. Vuelva a cargarla.',
  'not-allowed':
    'Este aparato solo puede mirar. Si su navegador bloquea las cookies aquí, permítalas y vuelva a cargar la página.',
  'wrong-phase': 'Ahora mismo no es posible.',
  closed: 'La reunión está cerrada. No se puede agregar nada más.',
  'unknown-idea': 'Esa idea ya no está en el tablero.',
  'not-yours': 'Solo quien la escribió puede hacerlo.',
  'not-votable': 'Esa idea no recibe votos ahora.',
  'no-votes-left': 'Todos sus votos están en uso. Retire uno para apoyar otra idea.',
  'unknown-category': 'Esa categoría ya no existe. Elija otra.',
  'unknown-zip': 'Ese código postal no es de esta zona.',
  'text-empty': 'Todavía no hay texto.',
  'text-too-long': 'Es demasiado largo. Acórtelo, por favor.',
  'backed-by-others': 'Otras personas apoyan esta idea y ya es de la reunión. Un moderador puede quitarla.',
  'unknown-reason': 'Ese motivo no está en la política publicada.',
  'wrong-state': 'Alguien acaba de decidir sobre esta idea. Mire otra vez.',
  'merge-cycle': 'Estas ideas ya están unidas entre sí.',
  'bad-time': 'Esa hora ya pasó.',
  'too-fast': 'Fue un poco rápido. Se envía otra vez en un momento.',
  busy: 'La reunión está muy concurrida. Se envía otra vez en un momento.',
  unavailable: 'El servidor no respondió. Se envía otra vez en un momento.',
};
