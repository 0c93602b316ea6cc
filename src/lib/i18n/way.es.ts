import type { WayMessages } from './way.en.ts';

export const es: WayMessages = {
  error: {
    title: { missing: 'No hay nada en esta dirección', broken: 'Algo salió mal aquí', wait: 'Espere un momento' },
    missing: 'El enlace puede ser viejo, o faltar una letra. Si tiene un código de reunión, escríbalo aquí.',
    unknownMeeting: (code) => `Ninguna reunión tiene el código ${code}`,
    checkCode: 'Revise el código en la pantalla de la sala o en su invitación. Mayúsculas o minúsculas dan igual.',
    staffCode:
      'Puede estar mal escrito. O era un ensayo y se borró: no se guarda nada de él, ni siquiera que existió. Si sus colegas pueden abrirla, pida a una persona administradora un papel en ella.',
    meetings: 'Sus reuniones',
    broken: 'No es culpa suya. No se perdió nada de lo que envió. Inténtelo de nuevo en un momento.',
    wait: (seconds) =>
      `Ahora mismo se prueban tantos recibos que no abren nada que este no se pudo mirar. No se perdió nada, y su recibo sigue siendo válido. Inténtelo de nuevo en ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`,
    again: 'Intentar de nuevo',
    home: 'Al inicio',
  },
  code: { label: 'Código de la reunión', go: 'Entrar' },
};
